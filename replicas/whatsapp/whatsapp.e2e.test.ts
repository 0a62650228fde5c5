import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nextSentBy, openReplicaBrowser, type ReplicaBrowser, sentBy } from './open-replica.ts';
import type {} from './oracle.ts'; // declares window.__replica

let browser: ReplicaBrowser;
let page: Page;

beforeAll(async () => {
  browser = await openReplicaBrowser();
}, 60_000);
afterAll(() => browser.close());
afterEach(() => page.close());

const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('name;town\nA;B\n') };
const csvHash = createHash('sha256').update(csv.buffer).digest('hex');
const composer = () => page.locator('footer [data-lexical-editor="true"]');
const main = () => page.locator('#main');
const chat = (title: string) => page.locator('#side').getByText(title, { exact: true });
const fileInputs = () => page.locator('input[type="file"]').count();

async function messageMenu(text: string, item: string): Promise<void> {
  const row = page.locator('[data-id]').filter({ hasText: text });
  await row.hover();
  await row.getByRole('button', { name: 'Message menu' }).click();
  await page.getByRole('menuitem', { name: item }).click();
}

describe('typed text', () => {
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
  });

  it('is sent by Enter, appears as a row and leaves the composer empty', async () => {
    await page.keyboard.type('See you at noon');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({
      seq: 1,
      path: 'enter',
      text: 'See you at noon',
      files: [],
      conversation: { id: 'c1', title: 'Anna Svoboda', kind: 'direct' },
    });
    await page.locator('[data-id]').getByText('See you at noon', { exact: true }).waitFor();
    expect(await composer().textContent()).toBe('');
    await page.keyboard.press('Control+z');
    expect(await composer().textContent()).toBe('');
  });

  it('is sent by the button, which takes the place of the microphone', async () => {
    const send = page.locator('button[aria-label="Send"]:has([data-icon="wds-ic-send-filled"])');
    expect(await send.count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Voice message' }).count()).toBe(1);
    await page.keyboard.type('By button');
    expect(await page.getByRole('button', { name: 'Voice message' }).count()).toBe(0);
    await send.click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'button', text: 'By button' });
  });

  it('keeps lines made with Shift+Enter', async () => {
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('one\ntwo');
  });

  it('sends nothing when there is nothing', async () => {
    await page.keyboard.press('Enter');
    await page.keyboard.type('   ');
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    expect((await sentBy(page)).map((record) => record.text)).toEqual(['   x']);
  });

  it('turns typed and picked emoji into images that are sent as emoji', async () => {
    await page.keyboard.type('See you \u{1f600}!');
    await page.getByRole('button', { name: 'Emojis' }).click();
    await page.getByRole('button', { name: 'heart' }).click();
    expect(await composer().locator('img').count()).toBe(2);
    expect(await composer().locator('img').first().getAttribute('alt')).toBe('\u{1f600}');
    expect((await composer().innerText()).trim()).toBe('See you !');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('See you \u{1f600}!\u2764\ufe0f');
  });

  it('completes :name from a list whose Enter does not send', async () => {
    await page.keyboard.type('Good :thu');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect((await sentBy(page)).map((record) => record.text)).toEqual(['Good \u{1f44d}']);
  });

  it('is not sent by Enter while an input method is composing', async () => {
    const cdp = await browser.context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'nihon', selectionStart: 5, selectionEnd: 5 });
    await page.keyboard.press('Enter');
    expect(await sentBy(page)).toEqual([]);
  });

  it('reaches the server, also from a page that is closed at once', async () => {
    browser.server.reset();
    await page.keyboard.type('last words');
    await page.keyboard.press('Enter');
    await page.close({ runBeforeUnload: false });
    expect((await browser.server.whenSent(1)).map((record) => record.text)).toEqual(['last words']);
  });

  it('reaches the server with 1 MB', async () => {
    browser.server.reset();
    const long = 'lorem ipsum '.repeat(90_000);
    await page.evaluate((text) => navigator.clipboard.writeText(text), long);
    await page.keyboard.press('Control+v');
    await page.keyboard.press('Enter');
    const [record] = await browser.server.whenSent(1);
    expect(record?.text).toBe(long);
    expect(await browser.server.sent()).toHaveLength(1);
  });
});

describe('conversations', () => {
  beforeEach(async () => {
    page = await browser.open('Weekend hike');
  });

  it('are named by header and composer only, and rows carry bare ids', async () => {
    expect(await page.locator('header[data-testid="conversation-header"]').innerText()).toContain(
      'Anna, Ben, Chiara',
    );
    expect(await composer().getAttribute('aria-label')).toBe('Type to group Weekend hike');
    await chat('+44\u00a07700\u00a0900123').click();
    expect(await composer().getAttribute('aria-label')).toBe('Type to +44\u00a07700\u00a0900123');
    expect(await page.content()).not.toMatch(/@(?:c|g)\.us|@lid/);
    expect(page.url()).not.toContain('c4');
  });

  it('keep their drafts apart and local', async () => {
    await page.keyboard.type('unfinished \u{1f600}');
    await chat('Ben Okafor').click();
    expect(await composer().textContent()).toBe('');
    await page.keyboard.type('for Ben');
    await page.keyboard.press('Enter');
    await chat('Weekend hike').click();
    expect(await page.evaluate(() => window.__replica.drafts)).toEqual({ c2: 'unfinished \u{1f600}' });
    await composer().click();
    await page.keyboard.press('End');
    await page.keyboard.type('!');
    await page.keyboard.press('Enter');
    expect((await sentBy(page)).map(({ conversation, text }) => [conversation.kind, text])).toEqual([
      ['direct', 'for Ben'],
      ['group', 'unfinished \u{1f600}!'],
    ]);
  });

  it('offer members after @; Enter chooses, the next Enter sends', async () => {
    await page.keyboard.type('Ask @');
    expect(await page.getByRole('option').count()).toBe(3);
    await page.keyboard.type('ch');
    expect(await page.getByRole('option').allInnerTexts()).toEqual(['Chiara Rossi']);
    await page.keyboard.press('Enter');
    expect(await sentBy(page)).toEqual([]);
    await page.keyboard.type('please');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('Ask @Chiara Rossi please');
  });

  it('are found by a search that is an editor of its own and sends nothing', async () => {
    await page.locator('#side [data-lexical-editor="true"][data-tab="3"]').click();
    await page.keyboard.type('harb');
    await page.keyboard.press('Enter');
    expect(await page.locator('#side [role="gridcell"]').count()).toBe(1);
    expect(await sentBy(page)).toEqual([]);
  });
});

describe('paste and drop', () => {
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
  });

  it('takes the plain text of rich content', async () => {
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/html': new Blob(['<b>bold</b> claim'], { type: 'text/html' }),
          'text/plain': new Blob(['bold claim'], { type: 'text/plain' }),
        }),
      ]),
    );
    await page.keyboard.press('Control+v');
    expect(await composer().locator('b, strong').count()).toBe(0);
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('bold claim');
  });

  it('stages a pasted picture in the media dialog', async () => {
    await page.evaluate(async () => {
      const picture = await new OffscreenCanvas(8, 8).getContext('2d')?.canvas.convertToBlob();
      if (!picture) throw new Error('No picture.');
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': picture })]);
    });
    await page.keyboard.press('Control+v');
    await page.locator('[data-testid="media-caption-input-container"]').waitFor();
    expect(await page.getByRole('dialog').locator('img[src^="blob:"]').count()).toBeGreaterThan(0);
    expect(await sentBy(page)).toEqual([]);
  });

  it('stages dropped files, with an overlay while they are dragged', async () => {
    const path = join(await mkdtemp(join(tmpdir(), 'drop-')), csv.name);
    await writeFile(path, csv.buffer);
    const box = await main().boundingBox();
    if (!box) throw new Error('No conversation.');
    const cdp = await browser.context.newCDPSession(page);
    const drag = (type: 'dragEnter' | 'dragOver' | 'drop') =>
      cdp.send('Input.dispatchDragEvent', {
        type,
        x: box.x + box.width / 2,
        y: box.y + box.height / 2,
        data: { items: [], files: [path], dragOperationsMask: 1 },
      });
    await drag('dragEnter');
    await drag('dragOver');
    await page.getByText('Drop files here').waitFor();
    await drag('dragOver');
    await drag('drop');
    await page.getByRole('button', { name: 'Send 1 selected' }).click();
    expect((await nextSentBy(page)).files).toMatchObject([{ name: csv.name, sha256: csvHash }]);
    expect(await page.getByText('Drop files here').count()).toBe(0);
  });
});

describe('files', () => {
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
  });

  async function choose(item: string): Promise<void> {
    await page.getByRole('button', { name: 'Attach' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: item }).click();
    await (await chooser).setFiles(csv);
  }

  it('have inputs only while the menu is open, except the sticker input', async () => {
    expect(await fileInputs()).toBe(1);
    await page.getByRole('button', { name: 'Attach' }).click();
    expect(await page.locator('[role="menu"] input[type="file"]').count()).toBe(3);
    expect(await page.locator('input[accept="*"]').count()).toBe(1);
    expect(await page.locator('input[accept="image/*,video/mp4,video/3gpp,video/quicktime"]').count()).toBe(
      1,
    );
    await page.keyboard.press('Escape');
    expect(await fileInputs()).toBe(1);
  });

  it('are sent with their caption from the media dialog, by button', async () => {
    await choose('Document');
    expect(await page.getByRole('menu').count()).toBe(0);
    await page.keyboard.type('the list');
    expect(await page.locator('footer').getByText('the list').count()).toBe(0);
    await page.getByRole('button', { name: 'Send 1 selected' }).click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'media',
      text: 'the list',
      files: [{ name: csv.name, type: csv.mimeType, bytes: csv.buffer.length, sha256: csvHash }],
    });
  });

  it('are sent by Enter in the caption; closing the dialog sends nothing', async () => {
    await choose('Photos & videos');
    await page.getByRole('dialog').getByRole('button', { name: 'Close' }).click();
    await choose('Photos & videos');
    await page.keyboard.press('Enter');
    await nextSentBy(page);
    expect(await sentBy(page)).toMatchObject([{ path: 'media', text: '', files: [{ name: csv.name }] }]);
  });

  it('also come from the camera, the sticker input and the microphone', async () => {
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Camera' }).click();
    await page.getByRole('button', { name: 'Send 1 selected' }).click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'media', files: [{ name: 'camera.png' }] });
    await choose('New sticker');
    await page.getByRole('button', { name: 'Send 1 selected' }).click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'sticker', files: [{ name: csv.name }] });
    await page.getByRole('button', { name: 'Voice message' }).click();
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await nextSentBy(page, 2)).toMatchObject({ path: 'voice', files: [{ type: 'audio/wav' }] });
  });
});

describe('sent messages', () => {
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
  });

  it('can be edited, by Enter or by the confirm control', async () => {
    await messageMenu('Deal.', 'Edit');
    await page.keyboard.type(' Until then!');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({
      path: 'edit',
      text: 'Deal. Until then!',
      editOf: '3EB0C100000000000003',
    });
    await messageMenu('Until then!', 'Edit');
    await page.keyboard.type('!');
    await page.getByRole('button', { name: 'Confirm edit' }).click();
    expect((await nextSentBy(page, 1)).text).toBe('Deal. Until then!!');
  });

  it('can be replied to', async () => {
    await messageMenu('bring the tickets', 'Reply');
    await page.locator('[data-testid="quoted-message"]').waitFor();
    await page.keyboard.type('Thanks');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({ path: 'enter', replyTo: '3EB0C100000000000002' });
    expect(await page.locator('[data-testid="quoted-message"]').count()).toBe(0);
  });

  it('can be forwarded, without a composer, to each chosen conversation', async () => {
    await messageMenu('bring the tickets', 'Forward');
    expect(await page.locator('footer').count()).toBe(0);
    await page.getByRole('checkbox').last().click();
    await page.getByRole('button', { name: 'Forward' }).click();
    await page.getByRole('checkbox', { name: 'Ben Okafor' }).click();
    await page.getByRole('checkbox', { name: 'Weekend hike' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send' }).click();
    await nextSentBy(page, 3);
    expect((await sentBy(page)).map(({ path, conversation, text }) => [path, conversation.id, text])).toEqual(
      [
        ['forward', 'c3', 'Perfect. I will bring the tickets, you bring the sandwiches.'],
        ['forward', 'c3', 'Deal.'],
        ['forward', 'c2', 'Perfect. I will bring the tickets, you bring the sandwiches.'],
        ['forward', 'c2', 'Deal.'],
      ],
    );
  });
});

describe('interception, as the facts say of the original', () => {
  beforeEach(async () => {
    page = await browser.open('Anna Svoboda');
  });

  async function typeAndEnter(text: string): Promise<void> {
    await page.keyboard.type(text);
    await page.keyboard.press('Enter');
  }

  it('blocking only beforeinput still sends', async () => {
    await page.keyboard.type('a');
    await page.evaluate(() => {
      const block = (event: Event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      window.addEventListener('beforeinput', block, true);
    });
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('a');
  });

  it('preventDefault alone on keydown still sends', async () => {
    await page.evaluate(() => {
      const prevent = (event: KeyboardEvent) => {
        if (event.key === 'Enter') event.preventDefault();
      };
      window.addEventListener('keydown', prevent, true);
    });
    await typeAndEnter('b');
    expect((await nextSentBy(page)).text).toBe('b');
  });

  it('stopping propagation alone inserts a newline; with preventDefault nothing happens', async () => {
    await page.evaluate(() => {
      const stop = (event: KeyboardEvent) => {
        if (event.key !== 'Enter') return;
        event.stopImmediatePropagation();
        if (event.ctrlKey) event.preventDefault();
      };
      window.addEventListener('keydown', stop, true);
    });
    await page.keyboard.type('c');
    await page.keyboard.press('Control+Enter');
    expect(await composer().locator('br').count()).toBe(0);
    await page.keyboard.press('Enter');
    await composer().locator('br').first().waitFor({ state: 'attached' });
    expect(await sentBy(page)).toEqual([]);
  });

  it('a click stopped at window capture does not send, a pointerdown stopped there does', async () => {
    await page.keyboard.type('d');
    await page.evaluate(() => {
      const abort = new AbortController();
      const block = (event: Event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
        abort.abort();
      };
      window.addEventListener('click', block, { capture: true, signal: abort.signal });
    });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await sentBy(page)).toEqual([]);
    await page.evaluate(() => {
      const block = (event: Event) => {
        event.preventDefault();
        event.stopImmediatePropagation();
      };
      for (const type of ['pointerdown', 'mousedown']) window.addEventListener(type, block, true);
    });
    await page.getByRole('button', { name: 'Send', exact: true }).click();
    expect(await sentBy(page)).toHaveLength(1);
  });

  it('a text node changed right after typing does not change what is sent', async () => {
    await page.evaluate(() => {
      // Lexical stops `input` at its root, so this comes first; the timer is the first moment after it.
      const edit = () => {
        const node = document.querySelector('footer [data-lexical-text]')?.firstChild;
        if (!(node instanceof Text) || node.data !== '12345') return;
        node.data = '[CARD]';
        document.documentElement.dataset['edited'] = node.data;
      };
      window.addEventListener('input', () => setTimeout(edit), true);
    });
    await page.keyboard.type('12345');
    await page.locator('html[data-edited="[CARD]"]').waitFor();
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('12345');
  });

  it('a synthetic Enter on the composer and button.click() send', async () => {
    await page.keyboard.type('e');
    await composer().evaluate((element) => {
      const init = { key: 'Enter', code: 'Enter', bubbles: true, cancelable: true };
      element.dispatchEvent(new KeyboardEvent('keydown', init));
    });
    expect((await nextSentBy(page)).path).toBe('enter');
    await page.keyboard.type('f');
    await page.evaluate(() => {
      document.querySelector<HTMLButtonElement>('button[aria-label="Send"]')?.click();
    });
    expect((await nextSentBy(page, 1)).path).toBe('button');
  });

  it('redaction through the editor keeps emoji and newlines, and Ctrl+Z brings the text back', async () => {
    await page.keyboard.type('pay \u{1f600} 12345');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('ok');
    await redact('12345', '[number]');
    expect(await composer().innerText()).toContain('[number]');
    await page.keyboard.press('Control+z');
    expect(await composer().innerText()).toContain('12345');
    await redact('12345', '[number]');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('pay \u{1f600} [number]\nok');
  });

  /** The facts' way A: DOM range, 80 ms for the editor to take the selection over, insertText, 100 ms to settle. */
  async function redact(secret: string, token: string): Promise<void> {
    await composer().evaluate(
      async (root, [from, to]) => {
        // eslint-disable-next-line no-restricted-syntax -- the editor takes a selection over, and settles, on its own time
        const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const start = node.textContent?.indexOf(from) ?? -1;
          if (start < 0) continue;
          getSelection()?.setBaseAndExtent(node, start, node, start + from.length);
          await pause(80);
          document.execCommand('insertText', false, to);
          await pause(100);
          return;
        }
        throw new Error('Not found.');
      },
      [secret, token] as const,
    );
  }
});

describe('variants', () => {
  it('speak other languages', async () => {
    page = await browser.open('Anna Svoboda', 'lang=es');
    await page.keyboard.type('hola');
    expect(await composer().getAttribute('aria-label')).toBe('Escribe a Anna Svoboda');
    expect(await page.locator('button[aria-label="Enviar"]').count()).toBe(1);
  });

  it('do without test ids, without the own account, with one label for all', async () => {
    page = await browser.open('Anna Svoboda', 'testids=0&account=none&label=plain');
    expect(await page.locator('[data-testid], [data-tab]').count()).toBe(0);
    expect(await page.evaluate(() => localStorage.getItem('last-wid-md'))).toBeNull();
    expect(await composer().getAttribute('aria-label')).toBe('Type a message');
    await page.reload();
    await page.goto('https://web.whatsapp.com/');
    expect(await page.evaluate(() => localStorage.getItem('last-wid-md'))).toBe('"420700000001:7@c.us"');
  });

  it('drift: known labels, icons and class names are gone, sending works', async () => {
    page = await browser.open('Anna Svoboda');
    const before = await main().getAttribute('class');
    await page.close();
    page = await browser.open('Anna Svoboda', 'drift=1');
    await page.keyboard.type('still here');
    expect(await page.locator('[data-testid], [data-icon*="send"], [aria-label="Send"]').count()).toBe(0);
    expect(await main().getAttribute('class')).not.toBe(before);
    expect(await composer().getAttribute('aria-label')).not.toContain('Type');
    await page.locator('footer button').last().click();
    expect((await nextSentBy(page)).text).toBe('still here');
  });

  it('break none of their own security policies, strict and with Trusted Types', async () => {
    page = await browser.context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto('https://web.whatsapp.com/?csp=strict&tt=1');
    await chat('Weekend hike').click();
    await page.keyboard.type('hi \u{1f600} @an');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    await nextSentBy(page);
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Camera' }).click();
    await page.getByRole('button', { name: 'Send 1 selected' }).click();
    await nextSentBy(page, 1);
    expect(complaints).toEqual([]);
    const refused = page.evaluate(() => new DOMParser().parseFromString('x', 'text/html').title);
    await expect(refused).rejects.toThrow(/TrustedHTML/);
  });
});

describe('chaos and oracle', () => {
  it('switches conversation and text without input, and starts over', async () => {
    page = await browser.open('Anna Svoboda');
    await page.keyboard.type('one');
    await page.evaluate(() => {
      window.__replica.appendText(' two');
    });
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('one two');
    await page.evaluate(() => {
      window.__replica.open('c5');
    });
    expect(await page.evaluate(() => window.__replica.conversation())).toEqual({
      id: 'c5',
      title: 'Harbour Dental',
      kind: 'business',
    });
    await page.evaluate(() => {
      window.__replica.reset();
    });
    expect(await sentBy(page)).toEqual([]);
    expect(await page.evaluate(() => window.__replica.conversation())).toBeNull();
  });

  it('cannot be falsified by whoever reads it', async () => {
    page = await browser.open('Anna Svoboda');
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    const frozen = await page.evaluate(() => {
      const { sent } = window.__replica;
      return [sent, ...sent, ...sent.map((record) => record.files)].every((each) => Object.isFrozen(each));
    });
    expect(frozen).toBe(true);
  });
});
