import type { ElementHandle, Page } from 'puppeteer-core';
import { press } from '../harness/firefox-chat.ts';
import { dropFilesAt, pasteFiles } from '../harness/firefox-files.ts';
import type { FirefoxWorld } from '../harness/firefox.ts';
import { dialogGone, seeChip, seeDialog } from '../harness/firefox-dialog.ts';
import { sentInPage } from './chromium-person.ts';
import type { Desktop } from './files.ts';
import type { Person, Where } from './person.ts';

/** A person at a Firefox of this world, in one tab. */
export async function createFirefoxPerson(world: FirefoxWorld, desktop: Desktop): Promise<Person> {
  const page = await world.browser.newPage();
  page.setDefaultTimeout(15_000);
  const selector = (where: Where) =>
    typeof where === 'string' ? where : `::-p-aria([name="${where.name}"][role="${where.role}"])`;
  const find = async (where: Where): Promise<ElementHandle> => {
    const found = await page.waitForSelector(selector(where), { visible: true });
    if (found === null) throw new Error('not there');
    return found;
  };
  const noDrag = (): Promise<never> => Promise.reject(new Error('no tool drives such a drag in Firefox'));
  return {
    browser: 'firefox',
    async open(url) {
      await page.goto(url);
    },
    async click(where, how = 'left') {
      const found = await find(where);
      if (how === 'touch') await found.tap();
      else await found.click({ button: how });
    },
    hover: async (where) => (await find(where)).hover(),
    focus: async (where) => (await find(where)).focus(),
    blur: () =>
      page.evaluate(() => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
      }),
    press: (keys) => press(page, keys),
    type: (text) => page.keyboard.type(text),
    async paste({ text = '', html = '', image }) {
      if (image !== undefined) {
        const content = Buffer.from(image);
        await pasteFiles(page, desktop.put([{ path: 'image.png', content }]));
        return;
      }
      await copyElsewhere(page, text, html);
      await press(page, 'Control+v');
    },
    async choose(opener, files) {
      const [chooser] = await Promise.all([page.waitForFileChooser(), (await find(opener)).click()]);
      await chooser.accept(desktop.put(files));
    },
    async dropFiles(where, files) {
      const box = await (await find(where)).boundingBox();
      if (box === null) throw new Error('nowhere to point at');
      const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await dropFilesAt(page, at, desktop.put(files));
    },
    dropFolder: noDrag,
    dropText: noDrag,
    waitFor: async (where) => {
      await find(where);
    },
    gone: async (where) => {
      await page.waitForSelector(selector(where), { hidden: true });
    },
    count: async (where) => (await page.$$(selector(where))).length,
    evaluate: <T>(inPage: (text: string) => T | Promise<T>, text = '') =>
      page.evaluate(inPage, text) as Promise<T>,
    sent: () => page.evaluate(sentInPage),
    dialog: () => seeDialog(page),
    dialogGone: () => dialogGone(page),
    chip: () => seeChip(page),
    close: () => page.close(),
  };
}

/** From another tab, by keyboard: the page's own clipboard is not the test's to write. */
async function copyElsewhere(page: Page, text: string, html: string): Promise<void> {
  const source = await page.browser().newPage();
  await source.setContent(html === '' ? '<textarea></textarea>' : `<div contenteditable>${html}</div>`);
  await source.click(html === '' ? 'textarea' : 'div');
  if (html === '') await source.keyboard.type(text);
  await press(source, 'Control+a');
  // A tab that is closed before its copy is through leaves the clipboard as it was.
  await source.evaluate(() => {
    const copied = new Promise<void>((resolve) => {
      document.addEventListener('copy', () => resolve(), { once: true });
    });
    Object.assign(globalThis, { copied });
  });
  await press(source, 'Control+c');
  await source.evaluate(() => Reflect.get(globalThis, 'copied'));
  await source.close();
  await page.bringToFront();
}
