import type { Page } from 'puppeteer-core';
import { evaluateInBrowserWindow } from './firefox-bidi.ts';

/**
 * Files that come into a page of Firefox without a picker. No driver drags from the desktop or puts a picture on a
 * headless clipboard there, so the browser's own privileged code makes the event, with the page's own objects in it,
 * and hands it to the page as it hands over a person's: trusted.
 */

/** Drops files from disk over a point, in CSS pixels of the window. */
export async function dropFilesAt(
  page: Page,
  point: { readonly x: number; readonly y: number },
  paths: readonly string[],
): Promise<void> {
  await inTab(page, drop, { ...point, paths });
}

/** Pastes files from disk into what has the focus. */
export async function pasteFiles(page: Page, paths: readonly string[]): Promise<void> {
  await inTab(page, paste, { x: 0, y: 0, paths });
}

interface Given {
  readonly x: number;
  readonly y: number;
  readonly paths: readonly string[];
}

/** Privileged code of the tab's own process (a frame script), and in it a sandbox that is the page's. */
const prepare = `
  const { windowUtils, document } = content;
  const page = Cu.Sandbox(content, { sandboxPrototype: content, wantXrays: false });
  page.files = Cu.cloneInto(data.files, page, { wrapReflectors: true });`;

const drop = `${prepare}
  const carried = Cu.evalInSandbox(
    'const carried = new DataTransfer(); for (const file of files) carried.items.add(file); carried', page);
  for (const kind of ['dragenter', 'dragover', 'drop']) {
    const event = document.createEvent('DragEvent');
    const { x, y } = data;
    event.initDragEvent(kind, true, true, content, 0, x, y, x, y, false, false, false, false, 0, null, carried);
    windowUtils.dispatchDOMEventViaPresShellForTesting(document.elementFromPoint(x, y), event);
  }`;

const paste = `${prepare}
  const event = Cu.evalInSandbox(
    'const event = new ClipboardEvent("paste", ' +
      '{ bubbles: true, cancelable: true, composed: true, dataType: "text/plain", data: "" });' +
      'event.clipboardData.clearData("text/plain");' +
      'for (const file of files) event.clipboardData.items.add(file); event', page);
  document.activeElement.dispatchEvent(event);`;

async function inTab(page: Page, code: string, { paths, ...where }: Given): Promise<void> {
  await page.bringToFront();
  const script = `addMessageListener('sluice:files', function act({ data }) {
    removeMessageListener('sluice:files', act);
    let problem = '';
    try { ${code} } catch (error) { problem = String(error); }
    sendAsyncMessage('sluice:done', problem);
  });`;
  const problem = await evaluateInBrowserWindow(
    page,
    `(async () => {
      const { messageManager } = gBrowser.selectedBrowser;
      const files = await Promise.all(${JSON.stringify(paths)}.map((path) => File.createFromFileName(path)));
      const done = new Promise((resolve) => {
        messageManager.addMessageListener('sluice:done', function hear({ data }) {
          messageManager.removeMessageListener('sluice:done', hear);
          resolve(data);
        });
      });
      const script = ${JSON.stringify(script)};
      messageManager.loadFrameScript('data:application/javascript;charset=utf-8,' + encodeURIComponent(script), false);
      messageManager.sendAsyncMessage('sluice:files', { ...${JSON.stringify(where)}, files });
      return done;
    })()`,
  );
  if (problem !== '') throw new Error(`Firefox could not hand the files over: ${problem}`);
}
