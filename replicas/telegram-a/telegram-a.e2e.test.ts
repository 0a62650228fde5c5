import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextSentBy, openReplicaBrowser, type ReplicaBrowser, sentBy } from './open-replica.ts';

let browser: ReplicaBrowser;
let page: Page;

const anna = '6100000001';
const hike = '-4100000001';
const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('name;town\nA;B\n') };
const csvHash = createHash('sha256').update(csv.buffer).digest('hex');

beforeAll(async () => {
  browser = await openReplicaBrowser();
  page = await browser.open(anna);
}, 60_000);
afterAll(() => browser.close());

const composer = () => page.locator('#editable-message-text');
const mainButton = () => page.locator('.Composer button.main-button');
const paths = async () => (await sentBy(page)).map((record) => record.path);
const texts = async () => (await sentBy(page)).map((record) => record.text);
const button = (name: string) => page.getByRole('button', { name, exact: true });
const dialog = () => page.getByRole('dialog');

/** One page for all: opening one costs seconds. */
async function freshChat(id: string): Promise<void> {
  await page.evaluate((peer) => {
    window.__replica.reset();
    window.__replica.open(peer);
  }, id);
}
async function sendByEnter(text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}
async function attach(item: string): Promise<void> {
  await button('Add an attachment').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}
async function pick(item: string, files: (typeof csv)[]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await attach(item);
  await (await chooser).setFiles(files);
  await dialog().waitFor();
}
async function messageMenu(text: string, item: string): Promise<void> {
  await page.locator('.Message').filter({ hasText: text }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

describe('text', () => {
  beforeEach(() => freshChat(anna));

  it('is sent by Enter; the composer is empty at once', async () => {
    await sendByEnter('See you at noon');
    expect(await composer().textContent()).toBe('');
    expect(await nextSentBy(page)).toMatchObject({
      seq: 1,
      path: 'enter',
      text: 'See you at noon',
      files: [],
      conversation: { id: anna, title: 'Anna Svoboda', kind: 'direct' },
    });
    expect(await paths()).toEqual(['enter']);
  });

  it('is sent by a click on the main button, not by its mousedown', async () => {
    await page.keyboard.type('By button');
    await mainButton().hover();
    await page.mouse.down();
    expect(await sentBy(page)).toEqual([]);
    await page.mouse.up();
    expect(await nextSentBy(page)).toMatchObject({ path: 'button', text: 'By button' });
  });

  it('keeps lines, emoji and custom emoji', async () => {
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two \u{1f600}');
    await button('Emoji, stickers and GIFs').click();
    await button('custom \u{1f680}').click();
    expect(await composer().locator('img').getAttribute('alt')).toBe('\u{1f680}');
    await page.keyboard.press('Enter');
    expect(await texts()).toEqual(['one\ntwo \u{1f600}\u{1f680}']);
  });

  it('is sent with the body focused, and from a foreign element', async () => {
    await page.keyboard.type('From the body');
    await page.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    await page.keyboard.press('Enter');
    expect(await texts()).toEqual(['From the body']);
    await page.keyboard.type('From elsewhere');
    await page.evaluate(() => {
      const foreign = document.createElement('section');
      foreign.tabIndex = 0;
      document.documentElement.append(foreign);
      foreign.focus();
    });
    await page.keyboard.press('Enter');
    expect(await texts()).toEqual(['From the body', 'From elsewhere']);
    await page.evaluate(() => document.querySelector('html > section')?.remove());
  });

  it('is sent silently by Ctrl+Shift+Enter and by the menu, later by its schedule', async () => {
    await page.keyboard.type('Quiet');
    await page.keyboard.press('Control+Shift+Enter');
    await page.keyboard.type('Quiet too');
    await mainButton().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send without sound' }).click();
    await page.keyboard.type('Later');
    await mainButton().click({ delay: 350 });
    await page.getByRole('menuitem', { name: 'Schedule message' }).click();
    await dialog().getByRole('button', { name: 'Schedule message' }).click();
    expect(await paths()).toEqual(['silent', 'silent', 'scheduled']);
    await button('Scheduled messages').click();
    expect(page.url()).toContain(`#${anna}_scheduled`);
    await messageMenu('Later', 'Send now');
    expect(await texts()).toEqual(['Quiet', 'Quiet too', 'Later', 'Later']);
  });

  it('is the state of the last input event, not what stands on the screen', async () => {
    await page.keyboard.type('typed');
    await composer().evaluate((element) => element.firstChild?.replaceWith('swapped'));
    await page.keyboard.press('Enter');
    expect(await texts()).toEqual(['typed']);
  });

  it('is completed from the list, whose Enter does not send', async () => {
    await page.keyboard.type('Good :thu');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await page.evaluate((id) => window.__replica.open(id), hike);
    await page.keyboard.type('Hi @chi');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await texts()).toEqual(['Good \u{1f44d}', 'Hi Chiara Rossi']);
  });

  it('is edited by ArrowUp, and replied with', async () => {
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(' Changed');
    await mainButton().and(page.locator('.edit')).waitFor();
    await page.keyboard.press('Enter');
    await messageMenu('Perfect.', 'Reply');
    await sendByEnter('Fine');
    expect(await sentBy(page)).toMatchObject([
      { path: 'edit', text: 'Deal. Changed', editOf: '4' },
      { path: 'enter', text: 'Fine', replyTo: '3' },
    ]);
  });

  it('survives chaos: another text, another element, another chat', async () => {
    await page.keyboard.type('one');
    await page.evaluate(() => {
      window.__replica.appendText(' two');
      window.__replica.rebuildComposer();
    });
    await composer().click();
    await page.keyboard.press('Enter');
    await page.evaluate((id) => window.__replica.open(id), hike);
    await sendByEnter('three');
    expect((await sentBy(page)).map((record) => [record.text, record.conversation.kind])).toEqual([
      ['one two', 'direct'],
      ['three', 'group'],
    ]);
  });
});

describe('before it is sent', () => {
  it('a draft leaves on its timer, on blur and with the chat; a preview with the link', async () => {
    await page.close();
    page = await browser.open(anna, 'draftMs=50');
    await page.keyboard.type('Draft one');
    await page.evaluate(() => window.__replica.nextSent(0));
    expect((await texts()).at(-1)).toBe('Draft one');
    await page.keyboard.press('Enter');
    await page.close();
    page = await browser.open(anna);
    await page.keyboard.type('Unsent');
    await page.evaluate(() => window.dispatchEvent(new Event('blur')));
    await page.keyboard.type(' more');
    await page.evaluate((id) => window.__replica.open(id), hike);
    await page.keyboard.type('look at example.org/a now');
    expect(await nextSentBy(page, 2)).toMatchObject({ path: 'preview', conversation: { id: hike } });
    await page.getByText('example: A page').waitFor();
    expect(await paths()).toEqual(['draft', 'draft', 'preview']);
    expect((await texts()).slice(0, 2)).toEqual(['Unsent', 'Unsent more']);
    expect(await page.evaluate(() => window.__replica.drafts)).toMatchObject({ [anna]: 'Unsent more' });
  });

  it('an inline bot gets its query, and one click sends what it found', async () => {
    await freshChat(anna);
    await page.keyboard.type('@gif waves');
    await page.getByRole('option', { name: 'waves.mp4' }).click();
    expect(await sentBy(page)).toMatchObject([{ path: 'inline-bot', text: 'waves' }, { path: 'gif' }]);
  });

  it('writing help and translation get the text', async () => {
    await freshChat(anna);
    await page.keyboard.type('pls come');
    await button('AI writing help').click();
    await page.getByRole('menuitem', { name: 'Improve with AI' }).click();
    await composer().getByText('Kindly: pls come').waitFor();
    await button('AI writing help').click();
    await page.getByRole('menuitem', { name: 'Translate' }).click();
    await composer().getByText('[Kindly: pls come]').waitFor();
    expect(await sentBy(page)).toMatchObject([
      { path: 'compose-ai', text: 'pls come' },
      { path: 'translate', text: 'Kindly: pls come' },
    ]);
  });
});

describe('files', () => {
  beforeEach(() => freshChat(anna));

  it('are picked by an input that is not in the document and leave at the mousedown of send', async () => {
    await pick('File', [csv]);
    expect(await page.locator('input[type="file"]').count()).toBe(0);
    await page.keyboard.type('The list');
    expect(await sentBy(page)).toEqual([]);
    await dialog().getByRole('button', { name: 'Send', exact: true }).hover();
    await page.mouse.down();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'media',
      text: 'The list',
      files: [{ name: 'list.csv', type: 'text/csv', bytes: 14, sha256: csvHash }],
      options: ['document'],
    });
    await page.mouse.up();
    expect(await paths()).toEqual(['media']);
  });

  it('leave each in a message, by Enter in the caption', async () => {
    await pick('File', [csv, { ...csv, name: 'second.csv' }]);
    await sendByEnter('Both');
    expect((await sentBy(page)).map(({ text, files }) => [text, files[0]?.name])).toEqual([
      ['Both', 'list.csv'],
      ['', 'second.csv'],
    ]);
  });

  it('are dropped and pasted', async () => {
    const data = await page.evaluateHandle(() => {
      const transfer = new DataTransfer();
      transfer.items.add(new File(['x'], 'x.txt', { type: 'text/plain' }));
      return transfer;
    });
    await page.dispatchEvent('#MiddleColumn', 'dragenter', { dataTransfer: data });
    await page.dispatchEvent('.DropArea .DropTarget >> nth=0', 'drop', { dataTransfer: data });
    await dialog().waitFor();
    await page.dispatchEvent('[data-dropzone]', 'drop', { dataTransfer: data });
    await page.evaluate((clipboardData) => {
      document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, data);
    await expect.poll(() => dialog().getByText('x.txt').count()).toBe(3);
    await page.evaluate(() => window.__replica.closeMenu());
    await page.evaluate(() => navigator.clipboard.writeText('pasted\ntext'));
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Enter');
    expect(await texts()).toEqual(['pasted\ntext']);
  });
});

describe('messages chosen', () => {
  it('are forwarded to several, rows and files never loaded among them', async () => {
    await freshChat(hike);
    expect(await page.locator('.Message').filter({ hasText: 'Stage 2 of' }).count()).toBe(0);
    await messageMenu('All the routes', 'Select');
    await page.locator('.Message').filter({ hasText: 'long lunch' }).click();
    await page.locator('.MessageList').evaluate((list) => {
      list.scrollTop = 0;
    });
    await expect.poll(() => page.locator('.Message').filter({ hasText: 'long lunch' }).count()).toBe(0);
    await button('Forward').click();
    await dialog().getByRole('checkbox', { name: 'Choose Ben Okafor' }).check();
    await dialog().getByRole('checkbox', { name: 'Choose Saved Messages' }).check();
    await button('Forward to 2').click();
    const records = await sentBy(page);
    expect(records.map((record) => [record.path, record.conversation.kind, record.forwardOf])).toEqual([
      ['forward', 'direct', '61'],
      ['forward', 'direct', '63'],
      ['forward', 'self', '61'],
      ['forward', 'self', '63'],
    ]);
    expect(records[0]).toMatchObject({
      text: 'All the routes are in here.',
      files: [{ name: 'routes.csv', bytes: 26 }],
    });
  });

  it('wait above the composer of one chat', async () => {
    await freshChat(anna);
    await messageMenu('Perfect.', 'Forward');
    await dialog().getByRole('button', { name: 'Ben Okafor' }).click();
    await mainButton().and(page.locator('.forward')).click();
    expect(await sentBy(page)).toMatchObject([
      { path: 'forward', forwardOf: '3', conversation: { title: 'Ben Okafor' } },
    ]);
  });
});

describe('other ways out', () => {
  beforeEach(() => freshChat(anna));

  it('polls and to-do lists', async () => {
    await attach('Poll');
    await page.getByLabel('Question').fill('When?');
    await page.getByLabel('Option 1').fill('Monday');
    await page.getByLabel('Option 2').fill('Friday');
    await button('Create').click();
    await attach('To-do list');
    await page.getByLabel('Title').fill('Trip');
    await page.getByLabel('Item 1').fill('Tickets');
    await button('Create').click();
    await button('Add items').click();
    await page.getByLabel('Item 1').fill('Boots');
    await button('Create').click();
    await button('Edit list').click();
    await page.getByLabel('Title').fill('Long trip');
    await button('Create').click();
    const todo = { path: 'todo', editOf: expect.any(String) };
    expect(await sentBy(page)).toMatchObject([
      { path: 'poll', text: 'When?\nMonday\nFriday' },
      { path: 'todo', text: 'Trip\nTickets' },
      { ...todo, text: 'Boots' },
      { ...todo, text: 'Long trip\nTickets\nBoots' },
    ]);
  });

  it('one click: sticker, GIF, reaction, contact, place, prepared answer', async () => {
    await button('Emoji, stickers and GIFs').click();
    await button('Stickers \u{1f44b}').click();
    await button('GIFs waves.mp4').click();
    await page.locator('.Message').filter({ hasText: 'Perfect.' }).click({ button: 'right' });
    await button('React with \u{1f44d}').click();
    await attach('Contact');
    await dialog().getByRole('button', { name: 'Ben Okafor' }).click();
    await attach('Location');
    await button('Send this place').click();
    await page.keyboard.type('/tha');
    await page.keyboard.press('Enter');
    expect(await paths()).toEqual(['sticker', 'gif', 'reaction', 'contact', 'location', 'quick-reply']);
  });

  it('voice, call, screen', async () => {
    await mainButton().click();
    await mainButton().and(page.locator('.send')).click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'voice', files: [{ name: 'voice.webm' }] });
    await button('Call').click();
    await button('Share screen').click();
    await page.evaluate(() => window.__replica.nextSent(2));
    await button('Hang up').click();
    expect(await paths()).toEqual(['voice', 'call', 'screen-share']);
  });

  it('stories: an own one, a reply and a reaction', async () => {
    const chooser = page.waitForEvent('filechooser');
    await button('New story').click();
    await (await chooser).setFiles([{ ...csv, name: 'sea.png', mimeType: 'image/png' }]);
    await dialog().waitFor();
    await page.keyboard.type('The sea');
    await button('Post story').click();
    await button('Story of Anna Svoboda').click();
    await sendByEnter('Lovely');
    await button('React with \u2764\ufe0f').click();
    expect(await sentBy(page)).toMatchObject([
      { path: 'status', text: 'The sea', files: [{ name: 'sea.png' }], conversation: { kind: 'self' } },
      { path: 'enter', text: 'Lovely', replyTo: 'story-1' },
      { path: 'reaction', replyTo: 'story-1' },
    ]);
    await page.keyboard.press('Escape');
  });
});

describe('variants', () => {
  it('survives a call that is held back and answered by somebody else', async () => {
    await freshChat(anna);
    await page.evaluate(() => {
      const original = Worker.prototype.postMessage;
      Worker.prototype.postMessage = function (
        this: Worker,
        message: { payloads: { name: string; messageId: string }[] },
      ) {
        const held = message.payloads.filter(({ name }) => name === 'fetchWebPagePreview');
        if (held.length === 0) {
          original.call(this, message);
          return;
        }
        const response = { siteName: 'faked', title: 'answer' };
        const payloads = held.map(({ messageId }) => ({ type: 'methodResponse', messageId, response }));
        this.dispatchEvent(new MessageEvent('message', { data: { payloads } }));
      };
    });
    await page.keyboard.type('see example.org');
    await page.getByText('faked: answer').waitFor();
    await page.keyboard.press('Enter');
    expect(await paths()).toEqual(['enter']);
  });

  it('drifted: no known anchors, yet it works; another language, account and key', async () => {
    await page.close();
    page = await browser.open('-1002100000001', 'drift=1&send=ctrl&account=2&names=api');
    const known = '#editable-message-text, .Composer, .main-button, .MiddleHeader, .ChatInfo, [data-peer-id]';
    expect(await page.locator(known).count()).toBe(0);
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.type('three');
    await button('Go').click();
    expect((await sentBy(page)).map(({ path, text }) => [path, text])).toEqual([
      ['enter', 'one\ntwo'],
      ['button', 'three'],
    ]);
    expect(await page.evaluate(() => localStorage.getItem('user_auth'))).toContain('5200000002');
  });

  it('a second tab sends through the first; a page that is left saves its draft', async () => {
    browser.server.reset();
    const second = await browser.open(hike, 'relay=1&lang=de&tt=1&csp=strict');
    await second.getByRole('button', { name: 'Anhang hinzufügen' }).waitFor();
    await second.keyboard.type('Hallo');
    await second.keyboard.press('Enter');
    expect(await browser.server.whenSent(1)).toMatchObject([{ text: 'Hallo', conversation: { id: hike } }]);
    await second.close();
    await page.keyboard.type('left behind');
    await page.close({ runBeforeUnload: true });
    expect((await browser.server.whenSent(2)).at(-1)).toMatchObject({ path: 'draft', text: 'left behind' });
  });
});
