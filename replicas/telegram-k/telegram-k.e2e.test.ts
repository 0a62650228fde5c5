import { createHash } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextSentBy, openReplicaBrowser, type ReplicaBrowser, sentBy } from './open-replica.ts';
import type {} from '../shared/api.ts'; // declares window.__replica

let browser: ReplicaBrowser;
let page: Page;
let usualPage: Page | undefined;
let variantPage: Page | undefined;

beforeAll(async () => {
  browser = await openReplicaBrowser();
}, 60_000);
afterAll(() => browser.close());

const anna = '5551000001';
const team = '-5552000001';
const ben = '5551000002';
const bot = '5554000001';
const csv = { name: 'list.csv', mimeType: 'text/csv', buffer: Buffer.from('name;town\nA;B\n') };
const csvHash = createHash('sha256').update(csv.buffer).digest('hex');
const png = { name: 'dot.png', mimeType: 'image/png', buffer: Buffer.from('not really a picture') };

const composer = () =>
  page.locator('.input-message-input[contenteditable=true]:not(.input-field-input-fake)');
const send = () => page.locator('button.btn-send');
const chat = (title: string) => page.locator('a.chatlist-chat').filter({ hasText: title });
const popup = () => page.getByRole('dialog');
const field = (name: string) => popup().getByRole('textbox', { name, exact: true });
const paths = async () => (await sentBy(page)).map((record) => record.path);

const usual = 'draftMs=60000';

/** A page of the variant with a chat open. The usual one is kept and reset: loading takes longest. */
async function open(peerId = anna, query = usual): Promise<void> {
  if (variantPage) await variantPage.close();
  variantPage = undefined;
  if (query !== usual) {
    page = variantPage = await browser.open(peerId, query);
    return;
  }
  if (!usualPage) {
    page = usualPage = await browser.open(peerId, query);
    return;
  }
  page = usualPage;
  await page.bringToFront();
  await page.evaluate((id) => {
    window.__replica.reset();
    window.__replica.open(id);
  }, peerId);
}

async function messageMenu(text: string, item: string): Promise<void> {
  await page.locator('.bubble').getByText(text, { exact: true }).click({ button: 'right' });
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

async function attach(item: string, files: Parameters<Page['setInputFiles']>[1]): Promise<void> {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Attach' }).click();
  await page.getByRole('menuitem', { name: item }).click();
  await (await chooser).setFiles(files);
  await popup().waitFor();
}

/** A drop with files, made in the page: real ones need a file manager. */
async function drop(selector: string): Promise<void> {
  const transfer = await page.evaluateHandle(() => {
    const data = new DataTransfer();
    data.items.add(new File(['name;town\nA;B\n'], 'list.csv', { type: 'text/csv' }));
    return data;
  });
  const target = page.locator(selector).first();
  for (const type of ['dragenter', 'dragover', 'drop'])
    await target.dispatchEvent(type, { dataTransfer: transfer });
}

describe('typed text', () => {
  it('is sent by Enter, to the worker and from there to the server', async () => {
    await open();
    browser.server.reset();
    await page.keyboard.type('See you at noon');
    await page.keyboard.press('Enter');
    const record = {
      path: 'enter',
      text: 'See you at noon',
      files: [],
      conversation: { id: anna, title: 'Anna Example', kind: 'direct' },
    };
    expect(await nextSentBy(page)).toMatchObject({ seq: 1, ...record });
    expect(await browser.server.whenSent(1)).toMatchObject([record]);
    expect(await composer().textContent()).toBe('');
    expect(await composer().getAttribute('data-peer-id')).toBe(anna);
    expect(await page.locator('.input-field-input-fake').count()).toBe(1);
  });

  it('is sent by the button, which records while there is nothing to send', async () => {
    await open();
    expect(await send().getAttribute('aria-label')).toBe('Record voice message');
    await page.keyboard.type('By button');
    await send().click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'button', text: 'By button' });
  });

  it('is not sent by Enter with Shift, Control or Meta, nor while composing', async () => {
    await open();
    await page.keyboard.type('one');
    await page.keyboard.press('Shift+Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Control+Enter');
    await page.keyboard.press('Meta+Enter');
    const cdp = await browser.context.newCDPSession(page);
    await cdp.send('Input.imeSetComposition', { text: 'x', selectionStart: 1, selectionEnd: 1 });
    await page.keyboard.press('Enter');
    expect(await sentBy(page)).toEqual([]);
    await cdp.send('Input.insertText', { text: 'x' });
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('one\ntwox');
  });

  it('is sent by Control+Enter alone where that is the setting', async () => {
    await open(anna, 'send=ctrl&draftMs=60000');
    await page.keyboard.type('one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await page.keyboard.press('Control+Enter');
    expect((await nextSentBy(page)).text).toBe('one\ntwo');
  });

  it('goes from the body too, but not by a key press that a script made there', async () => {
    await open();
    await page.keyboard.type('from the body');
    const press = (target: 'body' | 'composer') =>
      page.evaluate((where) => {
        const selector = where === 'body' ? 'body' : '.input-message-input:not(.input-field-input-fake)';
        document
          .querySelector(selector)
          ?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      }, target);
    await composer().blur();
    await press('body');
    expect(await composer().textContent()).toBe('from the body');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('from the body');
    await page.keyboard.type('by script');
    await press('composer');
    expect((await nextSentBy(page, 1)).text).toBe('by script');
  });

  it('is not sent by a trusted click whose mousedown was swallowed, but by one made by script', async () => {
    await open();
    await page.keyboard.type('pressed elsewhere');
    await page.evaluate(() => {
      const swallow = (event: Event) => {
        event.stopImmediatePropagation();
      };
      window.addEventListener('mousedown', swallow, { capture: true, once: true });
    });
    await send().click();
    expect(await composer().textContent()).toBe('pressed elsewhere');
    await send().evaluate((element: HTMLElement) => {
      element.click();
    });
    expect((await nextSentBy(page)).path).toBe('button');
  });

  it('leaves on mousedown where touch exists', async () => {
    await open(anna, 'touch=1&draftMs=60000');
    await page.keyboard.type('at once');
    await send().hover();
    await page.mouse.down();
    expect((await nextSentBy(page)).text).toBe('at once');
    await page.mouse.up();
    await send().evaluate((element: HTMLElement) => {
      element.click();
    });
    expect(await paths()).toEqual(['button']);
  });

  it('is sent silently or later from the menu of the button', async () => {
    await open();
    await page.keyboard.type('quiet');
    await send().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Send without sound' }).click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'silent', text: 'quiet' });
    await page.keyboard.type('later');
    await send().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Schedule message' }).click();
    await popup().getByRole('button', { name: 'Schedule message' }).click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'scheduled', text: 'later' });
  });

  it('takes emoji and people from lists whose Enter does not send', async () => {
    await open(team);
    await page.keyboard.type('Thanks :tad');
    await page.getByRole('listbox').waitFor();
    await page.keyboard.press('Enter');
    await page.keyboard.type(' @ben');
    await page.getByRole('option', { name: 'Ben Sample' }).click();
    expect(await composer().locator('img').count()).toBe(1);
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('Thanks \u{1f389} @ben_sample');
    expect(await paths()).toEqual(['enter']);
  });

  it('replies and edits, the last own one by ArrowUp', async () => {
    await open();
    await messageMenu('Hi! Are we still on for Thursday?', 'Reply');
    await page.keyboard.type('We are');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({ path: 'enter', replyTo: '1000' });
    await page.keyboard.press('ArrowUp');
    await page.keyboard.type(', yes');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'edit', text: 'We are, yes' });
    expect(await paths()).toEqual(['enter', 'edit']);
  });
});

describe('what leaves before a send', () => {
  it('is a draft, after a while and at once when the chat is left', async () => {
    await open(anna, 'draftMs=50');
    await page.keyboard.insertText('unfinished');
    expect(await nextSentBy(page)).toMatchObject({ path: 'draft', text: 'unfinished' });
    await open();
    await page.keyboard.type('left');
    expect(await sentBy(page)).toEqual([]);
    await page.evaluate((id) => {
      window.__replica.open(id);
    }, ben);
    expect(await nextSentBy(page)).toMatchObject({
      path: 'draft',
      text: 'left',
      conversation: { id: anna },
    });
    expect(await page.evaluate(() => window.__replica.drafts)).toEqual({ [anna]: 'left' });
    expect(await page.evaluate(() => window.__replica.conversation()?.id)).toBe(ben);
    await chat('Anna Example').click();
    expect(await composer().textContent()).toBe('left');
  });

  it('is each prefix of an address', async () => {
    await open();
    await page.keyboard.type('https://example.org/ab');
    await page.waitForFunction(() => window.__replica.sent.at(-1)?.text.endsWith('/ab'));
    const sent = await sentBy(page);
    expect(new Set(sent.map(({ path }) => path))).toEqual(new Set(['preview']));
    expect(sent.map(({ text }) => text)).toEqual([
      'https://example.or',
      'https://example.org',
      'https://example.org/',
      'https://example.org/a',
      'https://example.org/ab',
    ]);
    await page.locator('.webpage').getByText('example.org', { exact: true }).waitFor();
  });

  it('is the question to an inline bot, whose answer one click sends', async () => {
    await open(anna, 'draftMs=60000&inlineMs=50');
    await page.keyboard.type('@gif happy cat');
    await page.getByRole('button', { name: 'happy cat 1' }).click();
    const last = await page.waitForFunction(() => window.__replica.sent.find(({ path }) => path === 'gif'));
    expect(await last.jsonValue()).toMatchObject({ text: 'happy cat 1' });
    expect((await sentBy(page)).findLast(({ path }) => path === 'inline-bot')?.text).toBe('happy cat');
  });
});

describe('files', () => {
  it('leave at the send button of the popup, several in one album', async () => {
    await open();
    await attach('Document', [csv, png]);
    expect(await page.locator('.popup-new-media.popup-send-photo').count()).toBe(1);
    expect(await page.locator('.new-message-wrapper input[type=file]').count()).toBe(1);
    await page.keyboard.type('two of them');
    expect(await sentBy(page)).toEqual([]);
    await popup().getByRole('button', { name: 'Send', exact: true }).click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'media',
      text: 'two of them',
      files: [{ name: 'list.csv', type: 'text/csv', bytes: 14, sha256: csvHash }, { name: 'dot.png' }],
    });
  });

  it('leave by Enter in the caption, one by one when not grouped', async () => {
    await open();
    await attach('Photo or video', [png, { ...png, name: 'dash.png' }]);
    await popup().getByLabel('Group items').uncheck();
    await field('Add a caption…').click();
    await page.keyboard.type('look');
    await page.keyboard.press('Enter');
    await nextSentBy(page, 1);
    expect((await sentBy(page)).map(({ text, files }) => [text, files[0]?.name])).toEqual([
      ['look', 'dot.png'],
      ['', 'dash.png'],
    ]);
  });

  it('come by paste, by drop on a zone, and by drop on a chat, which changes the recipient', async () => {
    await open();
    await drop('.drop');
    await field('Add a caption…').press('Enter');
    expect(await nextSentBy(page)).toMatchObject({ path: 'media', conversation: { id: anna } });
    await drop(`a.chatlist-chat[data-peer-id="${ben}"]`);
    await field('Add a caption…').press('Enter');
    expect(await nextSentBy(page, 1)).toMatchObject({
      conversation: { id: ben },
      files: [{ sha256: csvHash }],
    });
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.items.add(new File(['x'], 'pasted.txt', { type: 'text/plain' }));
      const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      document.activeElement?.dispatchEvent(event);
    });
    await field('Add a caption…').press('Enter');
    expect((await nextSentBy(page, 2)).files[0]?.name).toBe('pasted.txt');
  });

  it('come from the file system picker where that is used', async () => {
    await open(anna, 'picker=fs&draftMs=60000');
    await page.evaluate(() => {
      const picked = [{ getFile: () => Promise.resolve(new File(['x'], 'picked.txt')) }];
      Object.defineProperty(window, 'showOpenFilePicker', { value: () => Promise.resolve(picked) });
    });
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: 'Document' }).click();
    await popup().getByRole('button', { name: 'Send', exact: true }).click();
    expect((await nextSentBy(page)).files[0]?.name).toBe('picked.txt');
  });

  it('leave with a story', async () => {
    await open();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Add story' }).click();
    await (await chooser).setFiles(png);
    await page.keyboard.type('my day');
    await popup().getByRole('button', { name: 'Post' }).click();
    expect(await nextSentBy(page)).toMatchObject({
      path: 'status',
      text: 'my day',
      files: [{ name: 'dot.png' }],
    });
    await page.getByRole('button', { name: 'Story of Anna Example' }).click();
    await page.keyboard.type('nice');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page, 1)).toMatchObject({
      path: 'enter',
      replyTo: `story-${anna}`,
      text: 'nice',
    });
  });
});

describe('other ways', () => {
  it('forward to several, also what is no longer in the DOM', async () => {
    await open(team);
    await page.waitForFunction(() => {
      const list = document.querySelector('.bubbles');
      return list && list.scrollTop + list.clientHeight >= list.scrollHeight - 1;
    });
    await messageMenu('Point 120 of the list', 'Select');
    await page.getByLabel('Select: Point 119 of the list', { exact: true }).check();
    const bubbles = page.locator('.bubbles');
    for (let turn = 0; turn < 3; turn++) {
      const first = await page.locator('.bubble').first().getAttribute('data-mid');
      await bubbles.evaluate((element) => {
        element.scrollTop = 0;
      });
      await page.waitForFunction(
        (mid) => document.querySelector('.bubble')?.getAttribute('data-mid') !== mid,
        first,
      );
    }
    expect(
      await page.getByText('Point 120 of the list', { exact: true }).and(page.locator('.bubble *')).count(),
    ).toBe(0);
    await page.locator('.selection-container').getByRole('button', { name: 'Forward' }).click();
    await popup().getByLabel('Also to Ben Sample').check();
    await popup().getByLabel('Also to Anna Example').check();
    await popup().getByRole('button', { name: 'Forward', exact: true }).click();
    await nextSentBy(page, 3);
    expect((await sentBy(page)).map(({ conversation, text }) => [conversation.id, text])).toEqual([
      [ben, 'Point 119 of the list'],
      [ben, 'Point 120 of the list'],
      [anna, 'Point 119 of the list'],
      [anna, 'Point 120 of the list'],
    ]);
  });

  it('forward to one from above its composer, with the file', async () => {
    await open();
    await messageMenu('Perfect. Here is the floor plan.', 'Forward');
    await popup().getByRole('button', { name: 'Ben Sample' }).click();
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({
      path: 'forward',
      conversation: { id: ben },
      files: [{ name: 'floor-plan.pdf' }],
      forwardOf: '1002',
    });
  });

  it.each([
    ['Poll', ['Where?', 'Here', 'There'], 'Create', 'poll'],
    ['Checklist', ['Trip', 'Bread', 'Map'], 'Create', 'todo'],
    ['Contact', ['Ann Other', '+44 7700 900123'], 'Send', 'contact'],
    ['Location', ['50.1', '14.4'], 'Send', 'location'],
  ])('send a %s', async (item, values, confirm, path) => {
    await open();
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.getByRole('menuitem', { name: item }).click();
    const inputs = popup().getByRole('textbox');
    for (const [place, value] of values.entries()) await inputs.nth(place).fill(value);
    await popup().getByRole('button', { name: confirm, exact: true }).click();
    expect(await nextSentBy(page)).toMatchObject({ path, text: values.join('\n') });
  });

  it('send stickers, GIFs, reactions and bot keys by one click', async () => {
    await open(bot);
    await page.getByRole('button', { name: 'Emoji, stickers and GIFs' }).click();
    await page.getByRole('tab', { name: 'Stickers' }).click();
    await page.locator('.super-sticker').first().click();
    await nextSentBy(page);
    await page.getByRole('button', { name: 'Emoji, stickers and GIFs' }).click();
    await page.getByRole('tab', { name: 'GIFs' }).click();
    await page.getByRole('button', { name: 'applause' }).click();
    await nextSentBy(page, 1);
    await page.locator('.bubble').first().hover();
    await page.locator('.bubble').first().getByRole('button', { name: 'React with' }).click();
    await nextSentBy(page, 2);
    await page.getByRole('button', { name: 'Opening hours' }).click();
    await nextSentBy(page, 3);
    await composer().focus();
    await page.keyboard.type('/st');
    await page.keyboard.press('Enter');
    await nextSentBy(page, 4);
    expect(await paths()).toEqual(['sticker', 'gif', 'reaction', 'quick-reply', 'quick-reply']);
  });

  it('record a voice, call, share the screen and translate', async () => {
    await open();
    await send().click();
    await page.getByRole('status').getByText('Recording').waitFor();
    await send().click();
    expect(await nextSentBy(page)).toMatchObject({ path: 'voice', files: [{ name: 'voice.ogg' }] });
    await messageMenu('Thanks, I will have a look.', 'Translate');
    expect(await nextSentBy(page, 1)).toMatchObject({
      path: 'translate',
      text: 'Thanks, I will have a look.',
    });
    await popup().getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Video call' }).click();
    expect(await nextSentBy(page, 2)).toMatchObject({ path: 'call', text: 'video' });
    await page.getByRole('button', { name: 'Share screen' }).click();
    expect((await nextSentBy(page, 3)).path).toBe('screen-share');
  });
});

describe('identity', () => {
  it('stands in the address, the header and the storage', async () => {
    await open('@carla_specimen', 'account=2');
    const title = page.locator('.chat-info .peer-title');
    expect(await title.getAttribute('data-peer-id')).toBe('5551000003');
    expect(await title.getByRole('img', { name: 'Verified' }).count()).toBe(1);
    expect(await page.evaluate(() => localStorage.getItem('user_auth'))).toBe('{"dcID":2,"id":"5550000002"}');
    await chat('Saved Messages').click();
    expect(new URL(page.url()).hash).toBe('#5550000002');
    expect(await page.evaluate(() => window.__replica.conversation()?.kind)).toBe('self');
    await page.keyboard.type('note');
    await page.keyboard.press('Enter');
    expect(await nextSentBy(page)).toMatchObject({ conversation: { id: '5550000002', kind: 'self' } });
    await page.evaluate((id) => {
      location.hash = id;
    }, team);
    await page.waitForFunction(() => window.__replica.conversation()?.kind === 'group');
  });
});

describe('the port', () => {
  it('carries every send in the shape that is known of the original', async () => {
    await open(anna, `${usual}&port=watched`);
    await page.evaluate(() => {
      const post = MessagePort.prototype.postMessage;
      const seen: unknown[] = [];
      Object.defineProperty(window, 'seen', { value: seen });
      MessagePort.prototype.postMessage = function (this: MessagePort, message: unknown) {
        seen.push(message);
        if (!JSON.stringify(message).includes('lost')) post.call(this, message);
      };
    });
    await page.keyboard.type('lost');
    await page.keyboard.press('Enter');
    await page.keyboard.type('found');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('found');
    const last = await page.evaluate(() => (Reflect.get(window, 'seen') as unknown[]).at(-1));
    expect(last).toMatchObject({
      type: 'batch',
      payload: [
        {
          type: 'invoke',
          payload: {
            type: 'manager',
            payload: {
              name: 'appMessagesManager',
              method: 'sendText',
              args: [{ peerId: anna, text: 'found', entities: [] }],
              accountNumber: 1,
            },
          },
        },
      ],
    });
  });

  it.each(['answers=none', 'answers=200', 'worker=plain', 'tt=1&csp=strict'])(
    'works with %s',
    async (query) => {
      await open(anna, query);
      for (const [seq, text] of ['one', 'two'].entries()) {
        await page.keyboard.type(text);
        await page.keyboard.press('Enter');
        expect((await nextSentBy(page, seq)).text).toBe(text);
      }
    },
  );
});

describe('chaos and drift', () => {
  it('changes the text, rebuilds the composer, closes menus, starts again', async () => {
    await open();
    await page.keyboard.type('first');
    await page.evaluate(() => {
      window.__replica.appendText(' and more');
      window.__replica.rebuildComposer();
    });
    await composer().press('Enter');
    expect((await nextSentBy(page)).text).toBe('first and more');
    await page.getByRole('button', { name: 'Attach' }).click();
    await page.evaluate(() => {
      window.__replica.closeMenu();
    });
    expect(await page.getByRole('menu').count()).toBe(0);
    await page.evaluate(() => {
      window.__replica.reset();
    });
    expect(await page.evaluate(() => [window.__replica.sent, window.__replica.conversation()])).toEqual([
      [],
      null,
    ]);
    expect(await page.evaluate(() => Object.isFrozen(window.__replica))).toBe(true);
  });

  it.each([
    ['1', 0],
    ['main', 1],
  ])('drifts (%s) and works as before', async (drift, titles) => {
    await open(anna, `drift=${drift}`);
    expect(await page.locator('.input-message-input, .btn-send, .new-message-wrapper').count()).toBe(0);
    expect(await page.locator('.chat-info .peer-title').count()).toBe(titles);
    await page.keyboard.type('still');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('still');
    await page.keyboard.type('here');
    await page.getByRole('button', { name: drift === '1' ? 'Go' : 'Send message', exact: true }).click();
    expect(await nextSentBy(page, 1)).toMatchObject({ path: 'button', text: 'here' });
  });

  it.each([
    ['de', 'Nachricht'],
    ['fr', 'Message'],
  ])('speaks %s', async (lang, label) => {
    await open(anna, `lang=${lang}&draftMs=60000`);
    expect(await composer().getAttribute('aria-label')).toBe(label);
    expect(await page.locator('html').getAttribute('lang')).toBe(lang);
    await page.keyboard.type('x');
    await page.keyboard.press('Enter');
    expect((await nextSentBy(page)).text).toBe('x');
  });
});
