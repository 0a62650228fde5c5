import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextSentBy, openReplicaBrowser, type ReplicaBrowser, sentBy } from './open-replica.ts';

let browser: ReplicaBrowser;
let page: Page;

beforeAll(async () => {
  browser = await openReplicaBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('name;town\nA;B\n') };
const sha256 = createHash('sha256').update(csv.buffer).digest('hex');
const dialog = () => page.getByRole('dialog');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const chat = (title: string) => page.locator('#side').getByText(title, { exact: true });
const row = (text: string) =>
  page.locator('[data-id]').filter({ has: page.getByText(text, { exact: true }) });

async function attach(item: string): Promise<void> {
  await button('Attach').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function choose(click: () => Promise<void>, folder?: string): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await click();
  await (await chooser).setFiles(folder ?? csv);
}

async function messageMenu(text: string, item: string): Promise<void> {
  await row(text).hover();
  await row(text).getByRole('button', { name: 'Message menu' }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

describe('from an ordinary conversation', () => {
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
  });

  it('polls, events, contacts and places leave by their dialogs, Enter in a field does not send', async () => {
    await attach('Poll');
    await page.keyboard.type('Which day?');
    await page.keyboard.press('Enter');
    await dialog().getByRole('textbox', { name: 'Option 1' }).click();
    await page.keyboard.type('Friday');
    await dialog().getByRole('button', { name: 'Send' }).click();
    await attach('Event');
    await page.keyboard.type('Supper');
    await dialog().getByRole('button', { name: 'Send' }).click();
    await attach('Contact');
    await dialog().getByRole('checkbox', { name: 'Ben Okafor' }).click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await attach('Location');
    await dialog().getByRole('radio', { name: 'Lighthouse Steps' }).click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await nextSentBy(page, 3);
    expect((await sentBy(page)).map(({ path, text }) => [path, text])).toEqual([
      ['poll', 'Which day?\nFriday'],
      ['event', 'Supper'],
      ['contact', 'Ben Okafor'],
      ['location', 'Lighthouse Steps\n0.1100,-30.2100'],
    ]);
  });

  it('pictures and stickers leave by one click, a search for them by itself', async () => {
    await button('Emojis').click();
    await page.getByRole('tab', { name: 'GIFs' }).click();
    await page.getByRole('textbox', { name: 'Search GIFs' }).fill('cats');
    expect(await nextSentBy(page)).toMatchObject({ path: 'gif-search', text: 'cats' });
    await button('meadow').click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'gif', files: [{ name: 'meadow.png' }] });
    await button('Emojis').click();
    await page.getByRole('tab', { name: 'Stickers' }).click();
    await button('sunrise').click();
    expect(await nextSentBy(page, 2)).toMatchObject({ path: 'sticker', files: [{ type: 'image/webp' }] });
  });

  it('a reaction leaves from the menu of a message', async () => {
    await messageMenu('Deal.', 'React');
    await button('thumbsup').click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'reaction',
      text: '\u{1f44d}',
      replyTo: '3EB0C100000000000003',
    });
    await row('Deal.').locator('img[alt="\u{1f44d}"]').waitFor();
  });

  it('calls leave once the browser gave the microphone, and then a screen', async () => {
    await button('Video call').click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'call', text: 'video', conversation: { id: 'c1' } });
    const call = page.getByRole('region', { name: 'Call with Anna Svoboda' });
    await chat('Ben Okafor').click();
    await call.getByRole('button', { name: 'Share screen' }).click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'screen-share', conversation: { id: 'c1' } });
    await call.getByRole('button', { name: 'Stop sharing' }).click();
    await call.getByRole('button', { name: 'End call' }).click();
    expect(await call.count()).toBe(0);
    expect(await sentBy(page)).toHaveLength(2);
  });

  it('an address in the text is asked about, alone and once', async () => {
    await page.keyboard.insertText('for you only: https://example.org/a');
    expect(await nextSentBy(page)).toMatchObject({ path: 'preview', text: 'https://example.org/a' });
    await page.getByRole('button', { name: 'Remove preview' }).click();
    await page.keyboard.type(' ok');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page, 1)).path).toBe('enter');
  });

  it('files go with what was chosen for them', async () => {
    await choose(() => attach('Photos & videos'));
    await dialog().getByRole('button', { name: 'View once' }).click();
    await dialog().getByRole('button', { name: 'HD' }).click();
    await dialog().getByRole('button', { name: 'HD' }).click();
    await dialog().getByRole('button', { name: 'As document' }).click();
    await page.keyboard.press('Tab');
    await button('Send 1 selected').click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'media', options: ['view-once', 'document'] });
  });

  it('text dropped on the composer goes where it falls', async () => {
    await page.keyboard.type('[]');
    const box = await page.locator('footer [data-lexical-text]').boundingBox();
    if (!box) throw new Error('No text.');
    const cdp = await browser.context.newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [{ mimeType: 'text/plain', data: 'in' }], dragOperationsMask: 1 },
      });
    }
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('[in]');
  });
});

describe('dropped files', () => {
  let dir: string;
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
    dir = await mkdtemp(join(tmpdir(), 'drop-'));
    await mkdir(join(dir, 'inner'));
    await writeFile(join(dir, 'inner', csv.name), csv.buffer);
  });
  afterEach(() => rm(dir, { recursive: true }));

  async function drop(target: Locator, path: string): Promise<void> {
    const box = await target.boundingBox();
    if (!box) throw new Error('Nothing to drop on.');
    const cdp = await browser.context.newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    }
  }

  it('on a chat of the list open that chat', async () => {
    await drop(chat('Ben Okafor'), join(dir, 'inner', csv.name));
    await button('Send 1 selected').click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'media',
      conversation: { id: 'c3' },
      files: [{ sha256 }],
    });
  });

  it('may be a folder, whose files are staged', async () => {
    await drop(page.locator('#main'), dir);
    await button('Send 1 selected').click();
    expect((await nextSentBy(page)).files).toMatchObject([{ name: csv.name, sha256 }]);
  });
});

describe('status', () => {
  beforeEach(async () => {
    page = await browser.open('Ben Okafor');
    await button('Status').click();
  });

  it('of text is posted by the button', async () => {
    await button('Write a status').click();
    await page.getByRole('textbox', { name: 'Type a status' }).click();
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    expect(await page.evaluate(() => window.__replica.conversation())).toMatchObject({ id: 'status' });
    await button('Send').click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'status',
      text: 'one\ntwo',
      conversation: { id: 'status', title: 'My status', kind: 'unknown' },
    });
    await button('Chats').click();
    await page.locator('footer [data-lexical-editor="true"]:focus').waitFor();
  });

  it('of pictures goes through the media dialog', async () => {
    await choose(() => button('Picture as status').click());
    await page.keyboard.type('look');
    await button('Send 1 selected').click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'status', text: 'look', files: [{ sha256 }] });
  });

  it('of others is answered in their conversation', async () => {
    await page.getByRole('button', { name: 'Anna Svoboda' }).click();
    await page.getByRole('textbox', { name: 'Type a reply to Anna Svoboda' }).click();
    await page.keyboard.type('Brr');
    await page.keyboard.press('Enter');
    await page.keyboard.type('!');
    await button('Send').click();
    await button('wow').click();
    await nextSentBy(page, 2);
    const sent = await sentBy(page);
    expect(sent.map(({ path, text, replyTo }) => [path, text, replyTo])).toEqual([
      ['enter', 'Brr', 'S1'],
      ['button', '!', 'S1'],
      ['reaction', '\u{1f62e}', 'S1'],
    ]);
    expect(new Set(sent.map(({ conversation }) => conversation.id))).toEqual(new Set(['c1']));
  });
});

describe('conversations of other kinds', () => {
  it('are oneself, a channel, a verified business, and a community where one only reads', async () => {
    page = await browser.open('Sam Field (You)');
    await page.keyboard.type('eggs');
    await page.keyboard.press('Enter');
    await chat('Bread diary').click();
    await page.keyboard.type('crust');
    await page.keyboard.press('Enter');
    expect((await sentBy(page)).map(({ conversation }) => conversation.kind)).toEqual(['self', 'channel']);
    await chat('Riverside Runners').click();
    await page.getByText('Only admins can write here.').waitFor();
    expect(await page.locator('footer').count()).toBe(0);
    await chat('Northwind Rail').click();
    await page.locator('#main header').getByRole('img', { name: 'Verified business' }).waitFor();
    await messageMenu('Your seat reservation is attached.', 'Forward');
    await button('Forward').click();
    expect(await dialog().getByRole('checkbox', { name: 'Riverside Runners' }).count()).toBe(0);
    await dialog().getByRole('checkbox', { name: 'Ben Okafor' }).click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    expect(await nextSentBy(page, 2)).toMatchObject({ path: 'forward', files: [{ name: 'seat.txt' }] });
  });

  it('may be long: rows out of sight are unmounted, and forwarded all the same', async () => {
    page = await browser.open('Book circle');
    const scroll = (to: 'start' | 'end') =>
      page.locator('[data-testid="conversation-panel-messages"]').evaluate((box, where) => {
        box.scrollTop = where === 'start' ? 0 : box.scrollHeight;
      }, to);
    expect(await page.locator('[data-id]').count()).toBe(60);
    await scroll('start');
    await row('Page 230').waitFor();
    await messageMenu('Page 230', 'Forward');
    await expect
      .poll(async () => {
        await scroll('end');
        return row('Page 300').count();
      })
      .toBe(1);
    expect(await row('Page 230').count()).toBe(0);
    await page.getByText('1 selected').waitFor();
    await page.getByRole('checkbox').last().click();
    await button('Forward').click();
    await dialog().getByRole('checkbox', { name: 'Ben Okafor' }).click();
    await dialog().getByRole('button', { name: 'Send' }).click();
    await nextSentBy(page, 1);
    expect((await sentBy(page)).map(({ text }) => text)).toEqual(['Page 230', 'Page 300']);
  });
});

describe('variants', () => {
  it.each([
    ['input=detached', 'detached'],
    ['input=directory', 'a folder'],
  ])('%s: documents come by another input', async (query, what) => {
    page = await browser.open('Anna Svoboda', query);
    const dir = await mkdtemp(join(tmpdir(), 'folder-'));
    await writeFile(join(dir, csv.name), csv.buffer);
    await choose(() => attach('Document'), what === 'detached' ? undefined : dir);
    await button('Send 1 selected').click();
    expect((await nextSentBy(page)).files).toMatchObject([{ name: csv.name, sha256 }]);
    await rm(dir, { recursive: true });
  });

  it('picker=fs: documents come without an input', async () => {
    page = await browser.open('Anna Svoboda', 'picker=fs');
    await page.evaluate(() => {
      // A browser's own picker cannot be answered by a test: this stands in for it.
      const picked = new File(['x'], 'picked.txt', { type: 'text/plain' });
      Reflect.set(window, 'showOpenFilePicker', () => Promise.resolve([{ getFile: () => picked }]));
    });
    await attach('Document');
    await button('Send 1 selected').click();
    expect((await nextSentBy(page)).files).toMatchObject([{ name: 'picked.txt' }]);
  });

  it('preview=0 asks about nothing; account=business shows it', async () => {
    page = await browser.open('Anna Svoboda', 'preview=0&account=business');
    await page.getByRole('img', { name: 'Business profile' }).waitFor();
    await page.clock.install();
    await page.keyboard.type('https://example.org/');
    await page.clock.runFor(5_000);
    await page.keyboard.press('Enter');
    expect((await sentBy(page)).map(({ path }) => path)).toEqual(['enter']);
  });

  it('drift=main: only the composer reads differently', async () => {
    page = await browser.open('Anna Svoboda', 'drift=main');
    await page.keyboard.type('x');
    expect(
      await page.locator('footer').locator('[data-testid], [data-tab], [data-icon*="send"]').count(),
    ).toBe(0);
    await page.locator('header[data-testid="conversation-header"]').waitFor();
    await page.locator('footer button').last().click();
    expect((await nextSentBy(page)).path).toBe('button');
  });
});

describe('chaos', () => {
  it('rebuilds the composer with its text, and closes menus and dialogs', async () => {
    page = await browser.open('Anna Svoboda');
    await page.keyboard.type('kept \u{1f600}');
    const before = await page.locator('footer [data-lexical-editor]').elementHandle();
    await page.evaluate(() => {
      window.__replica.rebuildComposer();
    });
    await page.locator('footer [data-lexical-editor="true"]:focus').waitFor();
    expect(await before?.evaluate((element) => element.isConnected)).toBe(false);
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('kept \u{1f600}');
    await button('Attach').click();
    await page.evaluate(() => {
      window.__replica.closeMenu();
    });
    expect(await page.getByRole('menu').count()).toBe(0);
    await attach('Poll');
    await page.evaluate(() => {
      window.__replica.closeMenu();
    });
    expect(await dialog().count()).toBe(0);
  });

  it('breaks no security policy in the further dialogs', async () => {
    page = await browser.open('Anna Svoboda', 'csp=strict&tt=1');
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await attach('Poll');
    await page.keyboard.type('Q');
    await dialog().getByRole('button', { name: 'Send' }).click();
    await button('Status').click();
    await page.getByRole('button', { name: 'Anna Svoboda' }).click();
    await page.getByRole('textbox', { name: 'Type a reply to Anna Svoboda' }).click();
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    await nextSentBy(page, 1);
    expect(complaints).toEqual([]);
  });
});
