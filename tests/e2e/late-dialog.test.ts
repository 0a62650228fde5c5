import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { clearComposer, composer, hasPolicy, openConversation, sentUpTo, typeText } from '../harness/chat.ts';
import { asksIn, dialogGone, seeChip, seeDialog } from '../harness/dialog.ts';
import { cardMessage, cardNumber, iban } from '../harness/samples.ts';
import { reloadExtension } from '../harness/reload-extension.ts';
import { until } from '../harness/until.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

/** The dialog is no part of the content script: it comes into a frame when it is needed, and these are the ways. */

let world: World;

beforeAll(async () => {
  world = await createWorld();
  await until('the first policy', () => hasPolicy(world, 1));
});
afterAll(async () => {
  await world?.close();
});
beforeEach(() => {
  world.replicas.reset();
});

/** Calls into the service worker's world through a page of the extension, which closes again. */
async function inExtension(act: (page: Page) => Promise<void>): Promise<void> {
  const inside = await world.context.newPage();
  await inside.goto(`chrome-extension://${extensionId()}/popup.html`);
  await act(inside);
  await inside.close();
}

/** What is underlined in the page. The page can see it too: it knows its own text. */
const underlined = (page: Page) =>
  page.evaluate(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map(String)));

describe('while a message is typed', () => {
  it('what will be held is underlined and said beside the composer, until it is changed', async () => {
    const page = await world.openChat();
    const before = await composer(page).boundingBox();
    await typeText(page, cardMessage(4));
    await until('the chip', async () => (await seeChip(page)) === 'Card number: will not be sent');
    expect(await underlined(page)).toEqual([cardNumber(4)]);
    expect(await composer(page).evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await composer(page).boundingBox()).toEqual(before);
    await clearComposer(page);
    await until('the chip to go', async () => (await seeChip(page)) === null);
    expect(await underlined(page)).toEqual([]);
    await page.close();
  });

  it('what is said of one composer stays while something harmless is written in another', async () => {
    const page = await world.openChat();
    await typeText(page, cardMessage(6));
    await until('the chip', () => seeChip(page));
    const row = page.locator('[data-id]').filter({ hasText: 'Deal.' });
    await row.hover();
    await row.getByRole('button', { name: 'Message menu' }).click();
    await page.getByRole('menuitem', { name: 'Edit' }).click();
    await page.getByRole('dialog').locator('[contenteditable="true"]:focus').waitFor();
    await page.keyboard.type(' Until then!');
    expect(await underlined(page)).toEqual([cardNumber(6)]);
    await page.keyboard.press('Enter');
    await until('the edit', async () => (await world.replicas.sent()).some(({ path }) => path === 'edit'));
    expect(await underlined(page)).toEqual([cardNumber(6)]);
    expect(await seeChip(page)).toBe('Card number: will not be sent');
    await clearComposer(page);
    await until('the chip to go', async () => (await seeChip(page)) === null);
    expect(await underlined(page)).toEqual([]);
    await page.close();
  });

  it('a value is taken out by keyboard through the editor; what is left is sent, once, without a question', async () => {
    const page = await world.openChat();
    await typeText(page, cardMessage(5));
    await until('the chip', () => seeChip(page));
    await page.keyboard.press('Control+.');
    await page.keyboard.press('Enter');
    await until('the chip to go', async () => (await seeChip(page)) === null);
    // One that comes before the editor is done sends nothing.
    await until('the message', async () => {
      await page.keyboard.press('Enter');
      return (await world.replicas.sent()).length > 0;
    });
    const without = cardMessage(5).replace(cardNumber(5), '[Card number]');
    expect(await sentUpTo(world, page, 'after taking out')).toEqual([without]);
    await page.close();
  });
});

describe('a message that is sent anyway', () => {
  it('leaves, though the page gives its composer the focus anew before it sends', async () => {
    const page = await world.openChat();
    await page.evaluate(() => {
      const refocus = () => {
        if (!(document.activeElement instanceof HTMLElement)) return;
        const field = document.activeElement;
        field.blur();
        field.focus();
      };
      addEventListener('keydown', refocus, true);
    });
    const text = `our account is ${iban(5)} as agreed`;
    await typeText(page, text);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await world.replicas.whenSent(1); // it is recorded first: emptied before that, the composer holds something else
    expect(await sentUpTo(world, page, 'after the focus')).toEqual([text]);
    await page.close();
  });
});

describe('a held message', () => {
  it('is asked about in a page that has never asked, also after the worker died', async () => {
    const page = await world.openChat();
    await inExtension(async (inside) => {
      const session = await world.context.newCDPSession(inside);
      await session.send('ServiceWorker.enable');
      await session.send('ServiceWorker.stopAllWorkers');
    });
    await page.bringToFront();
    await typeText(page, cardMessage(1));
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    expect(await sentUpTo(world, page, 'after the cold question')).toEqual([]);
    await page.close();
  });

  it.each(['about:blank', 'srcdoc'])('is asked about inside a frame (%s)', async (kind) => {
    const page = await world.openChat();
    await page.evaluate((how) => {
      const frame = document.createElement('iframe');
      frame.name = 'inner';
      frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; z-index: 10';
      if (how === 'srcdoc') frame.srcdoc = '<!doctype html><title>frame</title>';
      document.body.append(frame);
    }, kind);
    const frame = await until('the frame', async () => page.frame('inner') ?? undefined);
    await frame.waitForLoadState();
    await frame.evaluate(() => {
      const markup = [
        ['div', 'main', ''],
        ['header', '', 'Ann'],
        ['footer', '', ''],
      ] as const;
      const [main, header, footer] = markup.map(([tag, id, title]) => {
        const node = document.createElement(tag);
        if (id !== '') node.id = id;
        if (title !== '') {
          const name = document.createElement('span');
          name.dir = 'auto';
          name.title = title;
          name.textContent = title;
          node.append(name);
        }
        return node;
      });
      const box = document.createElement('div');
      box.contentEditable = 'true';
      box.setAttribute('role', 'textbox');
      footer?.append(box);
      main?.append(...[header, footer].filter((node) => node !== undefined));
      if (main !== undefined) document.body.append(main);
      Object.assign(globalThis, { leaked: [] });
      box.addEventListener('keydown', (event) => Reflect.get(globalThis, 'leaked').push(event.key));
    });
    await frame.locator('[contenteditable]').click();
    await page.keyboard.insertText(cardMessage(2));
    await page.keyboard.press('Enter');
    await until('the dialog in the frame', () => asksIn(frame));
    await page.keyboard.press('Escape');
    await until('the dialog to go', async () => !(await asksIn(frame)));
    expect(await frame.evaluate(() => Reflect.get(globalThis, 'leaked'))).toEqual([]);
    await page.close();
  });

  // The last one: it takes the extension away from under the pages.
  it('is held with a plain notice where the extension was reloaded and the dialog cannot come', async () => {
    const page = await world.tabs.open();
    await page.goto('https://web.whatsapp.com/');
    const said: string[] = [];
    page.on('dialog', (plain) => {
      said.push(plain.message());
      void plain.accept();
    });
    await reloadExtension(world.context);
    await page.bringToFront();
    // Only now: a chat that is open has its dialog loaded whenever the page is idle.
    await openConversation(page);
    await typeText(page, cardMessage(3));
    await page.keyboard.press('Enter');
    await until('the plain notice', async () => said.length > 0);
    expect(said).toEqual(['Not sent: your organisation holds this. Edit it or reload the page.']);
    expect(await sentUpTo(world, page, 'after the plain notice')).toEqual([]);
    // What it advises leads on.
    await page.reload();
    await openConversation(page);
    await typeText(page, cardMessage(3));
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
  });
});
