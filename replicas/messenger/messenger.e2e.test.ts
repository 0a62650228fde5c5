import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextSentBy, openReplicaBrowser, type ReplicaBrowser, sentBy } from './open-replica.ts';

const anna = { id: '7100000000000101', title: 'Anna Svoboda', kind: 'direct' };
const ben = { id: '61550000000102', title: 'Ben Okafor', kind: 'direct' };
const hike = { id: '7100000000000201', title: 'Weekend hike', kind: 'group' };
const atAnna = `https://www.messenger.com/e2ee/t/${anna.id}`;
const atHike = `https://www.messenger.com/t/${hike.id}`;
const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('name;town\nA;B\n') };
const sha256 = createHash('sha256').update(csv.buffer).digest('hex');
const csvSent = { name: csv.name, type: csv.mimeType, bytes: csv.buffer.length, sha256 };

let browser: ReplicaBrowser;
let page: Page;

beforeAll(async () => {
  browser = await openReplicaBrowser();
  page = await browser.context.newPage();
}, 60_000);
afterAll(() => browser.close());

/** One page for all tests: a fresh one each would take most of their time. */
async function visit(address: string): Promise<void> {
  page = await browser.open(address, { page });
}

async function openComposer(address: string): Promise<void> {
  page = await browser.open(address, { page, typing: true });
}

const composer = () =>
  page.locator('div[role="textbox"][contenteditable="true"][data-lexical-editor="true"]');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const paths = async () => (await sentBy(page)).map(({ path }) => path);

async function enter(text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

async function attach(): Promise<void> {
  await page.locator('[role="group"] input[type="file"]').first().setInputFiles(csv);
}

async function messageMenu(text: string, item: string): Promise<void> {
  const row = page.getByRole('article').filter({ hasText: text });
  await row.hover();
  await row.getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function moreMenu(item: string): Promise<void> {
  await button('Open more actions').click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

describe('typed text', () => {
  beforeEach(async () => {
    await openComposer(atAnna);
  });

  it('is sent by Enter; Shift+Enter breaks the line', async () => {
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await enter('two');
    expect(await nextSentBy(page)).toMatchObject({ path: 'enter', text: 'one\ntwo', conversation: anna });
    expect(await composer().textContent()).toBe('');
    expect(await sentBy(page)).toHaveLength(1);
  });

  it('is sent by the button that takes the place of the Like', async () => {
    expect(await button('Send a Like').count()).toBe(1);
    await page.keyboard.type('By button');
    expect(await button('Send a Like').count()).toBe(0);
    const group = page.getByRole('group', { name: 'Thread composer' });
    await group.getByRole('button', { name: 'Press enter to send' }).click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'button', text: 'By button' });
    await button('Send a Like').click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'like' });
  });

  it('has no other way than Enter where there is no send button', async () => {
    await openComposer(`${atAnna}?send=none`);
    await page.keyboard.type('Only Enter');
    expect(await button('Press enter to send').count()).toBe(0);
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('Only Enter');
  });

  it('sends nothing when there is nothing', async () => {
    await enter('');
    await enter('  ');
    await enter('x');
    expect((await sentBy(page)).map(({ text }) => text)).toEqual(['  x']);
  });

  it('keeps drafts in the page and lets emoji be picked or completed by name', async () => {
    await page.keyboard.type('Good :thu');
    const list = await page.getByRole('listbox').getAttribute('id');
    expect(await composer().getAttribute('aria-controls')).toBe(list);
    await page.keyboard.press('Enter');
    await button('Choose an emoji').click();
    await button('heart').click();
    await page.getByRole('link', { name: 'Ben Okafor' }).click();
    expect(page.url()).toBe(`https://www.messenger.com/t/${ben.id}`);
    const text = 'Good \u{1f44d}\u2764\ufe0f';
    expect(await page.evaluate(() => window.__replica.drafts)).toEqual({ [anna.id]: text });
    await page.goBack();
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({ text, conversation: anna });
  });

  it('gives the address of a link to the server while it is typed, and nothing else', async () => {
    await page.keyboard.type('my plan https://example.org/plan is here');
    expect(await nextSentBy(page)).toMatchObject({
      path: 'preview',
      text: 'https://example.org/plan',
      conversation: anna,
    });
    await page.keyboard.press('Enter');
    await nextSentBy(page, 1);
    expect(await paths()).toEqual(['preview', 'enter']);
  });

  it('is not sent by Enter while an input method is composing', async () => {
    const cdp = await browser.context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'nihon', selectionStart: 5, selectionEnd: 5 });
    await page.keyboard.press('Enter');
    expect(await sentBy(page)).toEqual([]);
  });

  it('reaches the server', async () => {
    browser.server.reset();
    await enter('last words');
    expect((await browser.server.whenSent(1)).map(({ text }) => text)).toEqual(['last words']);
  });
});

describe('files', () => {
  beforeEach(async () => {
    await openComposer(atAnna);
  });

  it('are uploaded when attached, and sent by Enter without text', async () => {
    await attach();
    expect(await nextSentBy(page)).toMatchObject({ path: 'upload', files: [csvSent], conversation: anna });
    await composer().click();
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'enter', text: '', files: [csvSent] });
    expect(await paths()).toEqual(['upload', 'enter']);
  });

  it('are sent with text by the button, unless they were removed', async () => {
    await attach();
    await attach();
    await button('Remove list.csv').first().click();
    await composer().click();
    await page.keyboard.type('the list');
    await button('Press enter to send').click();
    expect(await nextSentBy(page, 2)).toMatchObject({ path: 'button', text: 'the list', files: [csvSent] });
    expect(await paths()).toEqual(['upload', 'upload', 'button']);
  });

  it('can be pasted, with a preview', async () => {
    await page.evaluate(async () => {
      const picture = await new OffscreenCanvas(8, 8).getContext('2d')?.canvas.convertToBlob();
      if (!picture) throw new Error('No picture.');
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    });
    await page.keyboard.press('Control+v');
    expect(await nextSentBy(page)).toMatchObject({ path: 'upload', files: [{ type: 'image/png' }] });
    await page.locator('[role="group"] img[src^="blob:"]').waitFor();
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'enter', files: [{ type: 'image/png' }] });
  });

  it.each([
    ['the messages', () => page.getByRole('log')],
    ['the composer', composer],
  ])('can be dropped on %s', async (_, target) => {
    const path = join(await mkdtemp(join(tmpdir(), 'drop-')), csv.name);
    await writeFile(path, csv.buffer);
    const box = await target().boundingBox();
    if (!box) throw new Error('Nowhere to drop.');
    const cdp = await browser.context.newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    }
    expect(await nextSentBy(page)).toMatchObject({ path: 'upload', files: [csvSent] });
    expect(await page.getByText('Drop files here').count()).toBe(0);
  });

  it('have another input only while the menu is open, which the page may close', async () => {
    const before = await page.locator('input[type="file"]').count();
    expect(before).toBe(2);
    await button('Open more actions').click();
    expect(await page.locator('input[type="file"]').count()).toBe(3);
    await page.evaluate(() => {
      window.__replica.closeMenu();
    });
    expect(await page.locator('input[type="file"]').count()).toBe(2);
    await button('Open more actions').click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Attach a document' }).click();
    await (await chooser).setFiles(csv);
    expect(await nextSentBy(page)).toMatchObject({ path: 'upload', files: [csvSent] });
  });
});

describe('interception, as the facts say of the original', () => {
  beforeEach(async () => {
    await openComposer(atAnna);
  });

  it('preventDefault alone still sends; with the propagation stopped as well nothing happens', async () => {
    await page.evaluate(() => {
      window.addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Enter') return;
          event.preventDefault();
          if (event.ctrlKey) event.stopImmediatePropagation();
        },
        true,
      );
    });
    await page.keyboard.type('a');
    await page.keyboard.press('Control+Enter');
    expect(await sentBy(page)).toEqual([]);
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('a');
  });

  it('a synthetic Enter and a click by script send', async () => {
    await page.keyboard.type('b');
    await composer().evaluate((element) => {
      const init = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
      element.dispatchEvent(new KeyboardEvent('keydown', init));
    });
    expect((await nextSentBy(page)).path).toBe('enter');
    await page.keyboard.type('c');
    await button('Press enter to send').evaluate((element: HTMLElement) => {
      element.click();
    });
    expect((await nextSentBy(page, 1)).path).toBe('button');
  });
});

describe('sends without text', () => {
  beforeEach(async () => {
    await openComposer(atAnna);
  });

  it('stickers, GIFs and reactions leave on one click', async () => {
    await button('Choose a sticker').click();
    await button('Sticker wave').click();
    await button('Choose a GIF').click();
    await page.getByRole('searchbox', { name: 'Search GIFs' }).fill('rain');
    await nextSentBy(page, 1);
    await button('GIF rain').click();
    const row = page.getByRole('article').filter({ hasText: 'bring the tickets' });
    await row.hover();
    await row.getByRole('button', { name: 'React', exact: true }).click();
    await page.getByRole('menuitem', { name: 'React with heart' }).click();
    await nextSentBy(page, 3);
    expect((await sentBy(page)).map(({ path, text, replyTo }) => [path, text, replyTo])).toEqual([
      ['sticker', 'wave', undefined],
      ['gif-search', 'rain', undefined],
      ['gif', 'rain', undefined],
      ['reaction', '\u2764\ufe0f', `mid.${anna.id}.2`],
    ]);
  });

  it('a voice clip is recorded, then sent or thrown away', async () => {
    await button('Record a voice clip').click();
    await button('Cancel').click();
    await button('Record a voice clip').click();
    await button('Send voice clip').click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'voice', files: [{ type: 'audio/webm' }] });
    expect(await sentBy(page)).toHaveLength(1);
  });

  it('calls ask for devices and a screen', async () => {
    await button('Start a video call').click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'call', text: 'video', conversation: anna });
    await button('Share your screen').click();
    expect((await nextSentBy(page, 1)).path).toBe('screen-share');
    await button('End call').click();
    expect(await button('Share your screen').count()).toBe(0);
  });

  it('a contact and a place come from dialogs, a poll in groups', async () => {
    await moreMenu('Share a contact');
    await button('Share Ben Okafor').click();
    await moreMenu('Share a location');
    await page.getByRole('textbox', { name: 'Address or place' }).fill('Harbour 3');
    await button('Send location').click();
    await page.getByRole('link', { name: 'Weekend hike' }).click();
    await moreMenu('Start a poll');
    await page.getByRole('textbox', { name: 'Question' }).fill('When?');
    await page.getByRole('textbox', { name: 'Option 1' }).fill('Nine');
    await page.getByRole('textbox', { name: 'Option 2' }).fill('Ten');
    await button('Create poll').click();
    await nextSentBy(page, 2);
    expect(
      (await sentBy(page)).map(({ path, text, conversation }) => [path, text, conversation.kind]),
    ).toEqual([
      ['contact', 'Ben Okafor', 'direct'],
      ['location', 'Harbour 3', 'direct'],
      ['poll', 'When?\nNine\nTen', 'group'],
    ]);
  });
});

describe('messages that are there', () => {
  beforeEach(async () => {
    await openComposer(atAnna);
  });

  it('can be edited in the composer, replied to and unsent', async () => {
    await messageMenu('Deal.', 'Edit');
    await page.getByText('Editing a message').waitFor();
    await page.keyboard.type(' Until then');
    await page.evaluate(() => {
      window.__replica.rebuildComposer();
    });
    await page.locator('[contenteditable="true"]:focus').filter({ hasText: 'Until then' }).waitFor();
    await enter('!');
    expect(await nextSentBy(page)).toMatchObject({
      path: 'edit',
      text: 'Deal. Until then!',
      editOf: `mid.${anna.id}.3`,
    });
    const row = page.getByRole('article').filter({ hasText: 'bring the tickets' });
    await row.hover();
    await row.getByRole('button', { name: 'Reply', exact: true }).click();
    await page.getByText('Replying to Anna Svoboda').waitFor();
    await enter('Thanks');
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'enter', replyTo: `mid.${anna.id}.2` });
    await messageMenu('Until then!', 'Unsend');
    expect(await page.getByRole('article').filter({ hasText: 'Until then!' }).count()).toBe(0);
    expect(await sentBy(page)).toHaveLength(2);
  });

  it('are forwarded to each recipient by a send of its own', async () => {
    await messageMenu('bring the tickets', 'Forward');
    await button('Send to Ben Okafor').click();
    await button('Send to Weekend hike').click();
    const text = 'Perfect. I bring the tickets, you bring the sandwiches.';
    expect(await sentBy(page)).toMatchObject([
      { path: 'forward', conversation: ben, text, forwardOf: `mid.${anna.id}.2` },
      { path: 'forward', conversation: hike, text },
    ]);
  });
});

describe('where it is', () => {
  it('names the conversation in main, log and composer', async () => {
    await openComposer(atHike);
    await page.locator('[role="main"][aria-label^="Conversation"]').waitFor();
    await page.locator('[role="grid"][aria-label="Messages in conversation titled Weekend hike"]').waitFor();
    expect(await composer().getAttribute('aria-label')).toBe('Write to Weekend hike');
    expect(await composer().getAttribute('aria-placeholder')).toBe('Aa');
    await page.keyboard.type('Ask @ch');
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Chiara Rossi']);
    await page.keyboard.press('Enter');
    expect(await sentBy(page)).toEqual([]);
    await enter('please');
    expect((await nextSentBy(page)).text).toBe('Ask @Chiara Rossi please');
  });

  it.each([
    ['de', 'An Weekend hike schreiben'],
    ['es', 'Escribe a Weekend hike'],
    ['fr', 'Écrire à Weekend hike'],
  ])('speaks %s', async (language, label) => {
    await openComposer(`${atHike}?lang=${language}&csp=strict&tt=1`);
    expect(await composer().getAttribute('aria-label')).toBe(label);
    await enter('ok');
    expect((await nextSentBy(page)).path).toBe('enter');
  });

  it('rewrites the address of an encrypted thread on facebook.com', async () => {
    await openComposer('https://www.facebook.com/messages/t/61550000000101');
    await page.waitForURL(`https://www.facebook.com/messages/e2ee/t/${anna.id}`);
    expect(await page.getByRole('link', { name: 'Your profile' }).getAttribute('href')).toBe(
      '/profile.php?id=61550000000001',
    );
    await enter('there');
    expect((await nextSentBy(page)).conversation).toEqual(anna);
  });

  it.each(['1', 'main'])('works for a person with drift=%s', async (drift) => {
    await openComposer(`${atAnna}?drift=${drift}`);
    expect(await composer().count()).toBe(0);
    expect(await page.locator('[aria-label^="Write to"], [aria-placeholder="Aa"]').count()).toBe(0);
    await enter('drifted');
    await page.keyboard.type('again');
    await button('Go').click();
    await nextSentBy(page, 1);
    expect(await paths()).toEqual(['enter', 'button']);
    expect(await page.locator('[role="main"][aria-label^="Conversation"]').count()).toBe(
      drift === '1' ? 0 : 1,
    );
  });

  it('has its chaos: another conversation, changed text, a new composer, a new start', async () => {
    await openComposer(atAnna);
    await page.keyboard.type('mine');
    await composer().evaluate((element) => {
      element.id = 'old';
      window.__replica.appendText(' and more');
      window.__replica.rebuildComposer();
    });
    await page.locator('#old').waitFor({ state: 'detached' });
    await enter('!');
    expect((await nextSentBy(page)).text).toBe('mine and more!');
    await page.evaluate((id) => {
      window.__replica.open(id);
    }, ben.id);
    expect(await page.evaluate(() => window.__replica.conversation())).toEqual(ben);
    expect(page.url()).toContain(`/t/${ben.id}`);
    await page.evaluate(() => {
      window.__replica.reset();
    });
    expect(await sentBy(page)).toEqual([]);
  });
});

describe('the feed', () => {
  const feed = 'https://www.facebook.com/?tabs=2';
  const elsewhere = () =>
    page.evaluate(() => window.__replica.elsewhere.map(({ surface, text }) => [surface, text]));
  const tab = (name: string) => page.getByRole('region', { name: `Chat with ${name}` });

  it('has two chat tabs, each with header, inputs and tray of its own', async () => {
    await openComposer(feed);
    await tab('Anna Svoboda').locator('input[type="file"]').first().setInputFiles(csv);
    await nextSentBy(page);
    await tab('Ben Okafor').getByRole('textbox').click();
    await enter('for Ben');
    await tab('Anna Svoboda').getByRole('textbox').click();
    await enter('for Anna');
    await nextSentBy(page, 2);
    expect(await sentBy(page)).toMatchObject([
      { path: 'upload', conversation: anna },
      { path: 'enter', text: 'for Ben', conversation: ben, files: [] },
      { path: 'enter', text: 'for Anna', conversation: anna, files: [csvSent] },
    ]);
    await tab('Ben Okafor').getByRole('button', { name: 'Close chat' }).click();
    await button('Weekend hike').click();
    expect(await composer().and(page.locator('[aria-label^="Write to"]')).count()).toBe(2);
  });

  it('sends posts, comments, searches and logins elsewhere', async () => {
    await visit('https://www.facebook.com/login');
    await page.getByRole('textbox', { name: 'Email or phone number' }).fill('jo@example.org');
    await page.getByRole('textbox', { name: 'Password' }).fill('secret');
    await button('Log in').click();
    await page.getByRole('textbox', { name: 'What\u2019s new?' }).click();
    await enter('first');
    await button('Post').click();
    await page.getByRole('textbox', { name: 'Write a comment' }).first().click();
    await enter('nice');
    await page.getByRole('searchbox', { name: 'Search', exact: true }).click();
    await enter('ladders');
    expect(await elsewhere()).toEqual([
      ['login', 'jo@example.org'],
      ['post', 'first\n'],
      ['comment', 'nice'],
      ['search', 'ladders'],
    ]);
    expect(await sentBy(page)).toEqual([]);
  });

  it('shares a post in the messenger on one click', async () => {
    await visit('https://www.facebook.com/');
    await button('Share').first().click();
    await page.getByRole('textbox', { name: 'Say something about this' }).click();
    await page.keyboard.type('look');
    await page.locator('[aria-label*="via Messenger"]').first().click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'share',
      text: 'look\nhttps://www.facebook.com/posts/p1',
      conversation: anna,
      forwardOf: 'p1',
    });
    await button('Share to feed').click();
    expect(await elsewhere()).toEqual([['share-to-feed', 'look']]);
  });

  it('has stories: an answer is a message, one of one\u2019s own a status', async () => {
    await visit('https://www.facebook.com/stories/s1');
    await page.getByRole('textbox', { name: 'Reply to Ben Okafor' }).click();
    await enter('lovely');
    expect(await nextSentBy(page)).toMatchObject({ path: 'enter', conversation: ben, replyTo: 's1' });
    await page.getByRole('link', { name: 'Create story' }).click();
    await page.getByRole('textbox', { name: 'Start typing' }).fill('a day off');
    await button('Share to story').click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'status', text: 'a day off' });
  });
});

describe('the business inbox', () => {
  const inbox = 'https://business.facebook.com/latest/inbox/all?asset_id=61550000009000';
  const erik = { id: '100000000000501', title: 'Erik Lund', kind: 'direct' };

  it('answers in the name of a page, by Enter, button, file or saved reply', async () => {
    await openComposer(`${inbox}&selected_item_id=${erik.id}&thread_type=FB_MESSAGE`);
    await page.locator('[aria-placeholder*="Reply in Messenger"]').waitFor();
    await enter('At nine.');
    await page.keyboard.type('Until five.');
    await button('Send').click();
    await attach();
    await nextSentBy(page, 2);
    await button('Saved replies').click();
    await button('Send Thanks now').click();
    await button('Saved replies').click();
    await button('Insert Opening hours').click();
    await page.keyboard.press('Enter');
    await nextSentBy(page, 4);
    expect(await sentBy(page)).toMatchObject([
      { path: 'enter', text: 'At nine.', conversation: erik },
      { path: 'button', text: 'Until five.' },
      { path: 'upload', files: [csvSent] },
      { path: 'quick-reply', text: 'Thank you for your message. We answer within a day.' },
      { path: 'enter', text: 'We are open from Monday to Friday, 9 to 17.', files: [csvSent] },
    ]);
    await page.getByRole('link', { name: 'Priya Nair' }).click();
    expect(page.url()).toBe(`${inbox}&selected_item_id=100000000000502&thread_type=FB_MESSAGE`);
    await page.locator('[contenteditable="true"]:focus').waitFor();
    await enter('We look.');
    expect(await nextSentBy(page, 5)).toMatchObject({ conversation: { title: 'Priya Nair' } });
  });
});
