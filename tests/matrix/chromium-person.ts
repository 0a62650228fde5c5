import type { Locator, Page } from 'playwright-core';
import { dialogGone, seeChip, seeDialog } from '../harness/dialog.ts';
import { debug } from '../harness/tabs.ts';
import { isWhole } from '../harness/whole.ts';
import type { World } from '../harness/world.ts';
import type { Desktop } from './files.ts';
import type { Person, Where } from './person.ts';

/** A person at a Chromium of this world, in one tab. */
export async function createChromiumPerson(world: World, desktop: Desktop): Promise<Person> {
  const page = await world.tabs.open();
  const session = await debug(page);
  const find = (where: Where): Locator =>
    typeof where === 'string'
      ? page.locator(where).locator('visible=true').first()
      : page

          .getByRole(where.role as Parameters<Page['getByRole']>[0], { name: where.name, exact: true })
          .locator('visible=true')
          .first();
  const middle = async (where: Where) => {
    const box = await find(where).boundingBox();
    if (box === null) throw new Error('nowhere to point at');
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  const drag = async (
    where: Where,
    data: { items: { mimeType: string; data: string }[]; files: string[] },
  ) => {
    const at = await middle(where);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await session.send('Input.dispatchDragEvent', {
        type,
        ...at,
        data: { ...data, dragOperationsMask: 1 },
      });
    }
  };
  return {
    browser: 'chromium',
    async open(url) {
      await page.goto(url);
    },
    async click(where, how = 'left') {
      if (how !== 'touch') {
        await find(where).click({ button: how });
        return;
      }
      const { x, y } = await middle(where);
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    },
    hover: (where) => find(where).hover(),
    focus: (where) => find(where).focus(),
    blur: () =>
      page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }),
    press: (keys) => page.keyboard.press(keys),
    type: (text) => write(page, text),
    async paste({ text = '', html = '', image }) {
      await world.context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.evaluate(writeClipboard, { text, html, image: image ? [...image] : [] });
      await page.keyboard.press('Control+v');
    },
    async choose(opener, files) {
      const chooser = page.waitForEvent('filechooser');
      await find(opener).click();
      const isFolder = files.some(({ path }) => path.includes('/'));
      if (!isFolder) return (await chooser).setFiles(desktop.put(files));
      // With a folder this waits for an input event of the page, which may be held.
      void (await chooser).setFiles(desktop.putFolder(files)).catch(() => undefined);
      return undefined;
    },
    dropFiles: (where, files) => drag(where, { items: [], files: desktop.put(files) }),
    dropFolder: (where, files) => drag(where, { items: [], files: [desktop.putFolder(files)] }),
    dropText: (where, text) => drag(where, { items: [{ mimeType: 'text/plain', data: text }], files: [] }),
    waitFor: (where) => find(where).waitFor(),
    gone: (where) => find(where).waitFor({ state: 'hidden' }),
    count: (where) => (typeof where === 'string' ? page.locator(where).count() : find(where).count()),
    evaluate: <T>(inPage: (text: string) => T | Promise<T>, text = '') =>
      page.evaluate<T, string>(inPage, text),
    sent: () => page.evaluate(sentInPage),
    dialog: () => seeDialog(page),
    dialogGone: () => dialogGone(page),
    chip: () => seeChip(page),
    close: () => world.tabs.leave(page),
  };
}

/**
 * In the whole matrix every key of a text is pressed; else its last word is, and what is before it comes in at once. An
 * address is always typed: what looks it up does so at a key.
 */
async function write(page: Page, text: string): Promise<void> {
  const start = isWhole || text.includes('://') ? 0 : text.trimEnd().lastIndexOf(' ') + 1;
  if (start > 0) await page.keyboard.insertText(text.slice(0, start));
  await page.keyboard.type(text.slice(start));
}

async function writeClipboard(what: { text: string; html: string; image: readonly number[] }): Promise<void> {
  const types: Record<string, Blob> = {};
  if (what.text !== '') types['text/plain'] = new Blob([what.text], { type: 'text/plain' });
  if (what.html !== '') types['text/html'] = new Blob([what.html], { type: 'text/html' });
  const type = 'image/png';
  if (what.image.length > 0) types[type] = new Blob([new Uint8Array(what.image)], { type });
  await navigator.clipboard.write([new ClipboardItem(types)]);
}

/** Runs in the page. */
export async function sentInPage() {
  const replica = window.__replica;
  await replica.settled?.();
  return [...replica.sent];
}
