import { createHash } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type {} from '../shared/api.ts'; // declares window.__replica
import { openPlainBrowser, type PlainBrowser } from './open-plain.ts';

let browser: PlainBrowser;
let page: Page;

beforeAll(async () => {
  browser = await openPlainBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

const file = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('name;town\nA;B\n') };
const sha256 = createHash('sha256').update(file.buffer).digest('hex');
const field = () => page.getByRole('main').getByRole('textbox').last();
const sent = () => page.evaluate(() => window.__replica.sent);
const next = (seq = 0) => page.evaluate((after) => window.__replica.nextSent(after), seq);

async function enter(text: string): Promise<void> {
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

describe.each(['textarea', 'editable', 'plaintext'])('the %s composer', (kind) => {
  it('sends by Enter and by the button, keeps lines of Shift+Enter, and is empty then', async () => {
    page = await browser.open(`/c/c1?composer=${kind}`);
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await enter('two');
    expect(await next()).toMatchObject({
      seq: 1,
      path: 'enter',
      text: 'one\ntwo',
      files: [],
      conversation: { id: 'c1', title: 'Nora Lind', kind: 'direct' },
    });
    await enter('  ');
    await page.keyboard.type('x');
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await next(1)).toMatchObject({ path: 'button', text: '  x' });
    await page.getByText('x', { exact: true }).waitFor();
    expect(await sent()).toHaveLength(2);
    expect(await page.evaluate(() => window.__replica.drafts)).toEqual({});
  });

  it('edits a sent message in its place', async () => {
    page = await browser.open(`/c/c1?composer=${kind}`);
    await page.getByRole('button', { name: 'Edit' }).click();
    const editor = page.getByRole('group', { name: 'Edit message' });
    await editor.getByRole('textbox').press('ControlOrMeta+a');
    await enter('In the pot.');
    expect(await next()).toMatchObject({ path: 'edit', text: 'In the pot.', editOf: 'm2' });
    await page.getByRole('button', { name: 'Edit' }).click();
    await editor.getByRole('textbox').press('End');
    await page.keyboard.type('!');
    await editor.getByRole('button', { name: 'Save' }).click();
    expect(await next(1)).toMatchObject({ path: 'edit', text: 'In the pot.!' });
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.evaluate(() => {
      window.__replica.closeMenu();
    });
    expect(await editor.count()).toBe(0);
    expect(await sent()).toHaveLength(2);
  });

  it('is switched, changed and rebuilt by the page itself', async () => {
    page = await browser.open(`/c/c1?composer=${kind}`);
    await page.keyboard.type('one');
    const before = await field().elementHandle();
    await page.evaluate(() => {
      window.__replica.appendText(' two');
      window.__replica.rebuildComposer();
    });
    expect(await before?.evaluate((element) => element.isConnected)).toBe(false);
    await page.keyboard.press('Enter');
    expect((await next()).text).toBe('one two');
    await page.keyboard.type('draft');
    await page.evaluate(() => {
      window.__replica.open('c2');
    });
    expect(page.url()).toContain('/c/c2');
    expect(await page.evaluate(() => window.__replica.drafts)).toEqual({ c1: 'draft' });
    await enter('all');
    expect((await next(1)).conversation).toEqual({ id: 'c2', title: 'Garden club', kind: 'group' });
    await page.goBack();
    await page.getByRole('heading', { name: 'Nora Lind' }).waitFor();
    await page.keyboard.press('Enter');
    expect(await next(2)).toMatchObject({ text: 'draft', conversation: { id: 'c1' } });
  });
});

describe('files', () => {
  it('wait in the tray and leave with the send, text or not', async () => {
    page = await browser.open('/c/c1');
    await page.getByLabel('Attach files').setInputFiles([file, { ...file, name: 'other.csv' }]);
    await page.getByRole('button', { name: 'Remove other.csv' }).click();
    await page.evaluate(() => {
      window.__replica.rebuildComposer();
    });
    expect(await sent()).toEqual([]);
    await enter('the list');
    expect(await next()).toMatchObject({
      path: 'media',
      text: 'the list',
      files: [{ name: file.name, type: file.mimeType, bytes: file.buffer.length, sha256 }],
    });
    await page.getByLabel('Attach files').setInputFiles(file);
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await next(1)).toMatchObject({ path: 'media', text: '', files: [{ name: file.name }] });
  });

  it('can be dropped, folders not', async () => {
    page = await browser.open('/c/c1');
    const dir = await mkdtemp(join(tmpdir(), 'drop-'));
    const path = join(dir, file.name);
    await writeFile(path, file.buffer);
    const box = await page.getByRole('list', { name: 'Messages' }).boundingBox();
    if (!box) throw new Error('No messages.');
    const cdp = await browser.context.newCDPSession(page);
    for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
      await cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [], files: [path, dir], dragOperationsMask: 1 },
      });
    }
    await page.getByRole('button', { name: 'Remove list.csv' }).waitFor();
    await rm(dir, { recursive: true });
    expect(await page.getByRole('list', { name: 'Files to send' }).getByRole('listitem').count()).toBe(1);
  });

  it('can be pasted', async () => {
    page = await browser.open('/c/c1');
    await page.evaluate(async () => {
      const picture = await new OffscreenCanvas(8, 8).getContext('2d')?.canvas.convertToBlob();
      if (!picture) throw new Error('No picture.');
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    });
    await page.keyboard.press('Control+v');
    await page.getByRole('button', { name: 'Remove image.png' }).waitFor();
    await page.keyboard.press('Enter');
    expect((await next()).files).toMatchObject([{ name: 'image.png', type: 'image/png' }]);
  });
});

describe('variants', () => {
  it('model=input sends what the last input event saw', async () => {
    page = await browser.open('/c/c1?model=input');
    await page.keyboard.type('12345');
    await field().evaluate((element) => {
      if (element instanceof HTMLTextAreaElement) element.value = '[number]';
    });
    await page.keyboard.press('Enter');
    expect((await next()).text).toBe('12345');
  });

  it('show who is signed in, or nobody', async () => {
    page = await browser.open('/c/c1');
    expect(await page.locator('[data-account]').getAttribute('data-account')).toBe('jo@replica.example');
    await page.goto('https://chat.replica.example/c/c1?account=none');
    expect(await page.locator('[data-account]').count()).toBe(0);
  });

  it('drift: the anchors are gone, sending works', async () => {
    page = await browser.open('/c/c1?drift=1');
    expect(await page.locator('footer, form, h2, [data-account], [aria-label^="Message to"]').count()).toBe(
      0,
    );
    await enter('still here');
    expect((await next()).text).toBe('still here');
    await page.keyboard.type('by button');
    await page.getByRole('button').last().click();
    expect(await next(1)).toMatchObject({ path: 'button', text: 'by button' });
    await page.goto('https://chat.replica.example/c/c1?drift=main');
    expect(await page.locator('footer, form').count()).toBe(0);
    expect(await page.locator('h2').innerText()).toBe('Nora Lind');
  });

  it('break none of their own security policies', async () => {
    page = await browser.context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto('https://chat.replica.example/c/c4?tt=1&composer=editable');
    await field().click();
    await page.getByLabel('Attach files').setInputFiles(file);
    await enter('hi');
    expect((await next()).conversation.kind).toBe('self');
    expect(complaints).toEqual([]);
  });
});

describe('the oracle', () => {
  it('reaches the server, starts over, and cannot be changed', async () => {
    page = await browser.open('/c/c3');
    browser.server.reset();
    await enter('one dozen');
    expect((await browser.server.whenSent(1)).map((record) => record.text)).toEqual(['one dozen']);
    const own = await page.evaluate(() => ({
      frozen: [window.__replica, window.__replica.sent, ...window.__replica.sent].every(Object.isFrozen),
      ...Object.getOwnPropertyDescriptor(window, '__replica'),
    }));
    expect(own).toMatchObject({ frozen: true, configurable: false, writable: false });
    await page.evaluate(() => {
      window.__replica.reset();
    });
    expect(await sent()).toEqual([]);
    expect(await page.evaluate(() => window.__replica.conversation())).toBeNull();
  });
});
