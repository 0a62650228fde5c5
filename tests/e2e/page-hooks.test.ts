import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ChokePoint } from '../../lib/messaging/page-messages.ts';
import { createLineWorld } from '../harness/line-world.ts';
import type { LinePage, LineWorld } from '../harness/line-world.ts';

const pages = {
  '/': { html: '<!doctype html><title>plain</title><body><div id="box"></div>' },
  '/worker.js': { html: 'onmessage = ({ data }) => postMessage({ got: data });' },
  '/api': { html: 'fine' },
};
const point: ChokePoint = {
  id: 'worker',
  on: 'worker',
  gates: { message: ['sendMessage'] },
  nameKeys: ['name'],
  argsKey: 'args',
  textKeys: ['text'],
  idKey: 'messageId',
  peerKeys: ['chatId'],
  reply: { type: 'update', messageId: '$id', error: 'held' },
};
const secret = 'number 4 of "ours"';

let world: LineWorld;
let page: LinePage;
beforeAll(async () => {
  world = await createLineWorld({ browser: 'chromium', first: 'hooks', pages });
});
afterAll(() => world?.close());
beforeEach(async () => {
  page = await world.open('/');
});

const decide = (decision: string) => page.order({ decide: decision });
const tell = (message: object) => page.order({ tell: message });
const asks = async () => (await page.order()).asks;

describe('calls to a worker', () => {
  /** A worker that repeats what it gets; `next()` is what the page hears of it next. */
  const start = async () => {
    await tell({ tell: 'config', choke: [point] });
    await page.run(`
      globalThis.heard = [];
      globalThis.waiting = [];
      globalThis.worker = new Worker('/worker.js');
      worker.onmessage = ({ data }) => { const take = waiting.shift(); take ? take(data) : heard.push(data); };
      globalThis.next = () => new Promise((resolve) => heard.length ? resolve(heard.shift()) : waiting.push(resolve))
        .then((data) => JSON.stringify(data));
      globalThis.call = (messageId, text, more) => ({ name: 'sendMessage', messageId, args: [{ chatId: 5, text, ...more }] });
      undefined`);
  };

  it('pass untouched, with what they carry shown to the guard', async () => {
    await start();
    await page.run(`worker.postMessage({ payloads: [call(1, 'hi', { blob: new Blob(['12345']) })] })`);
    expect(await page.run('next()')).toMatchObject({ got: { payloads: [{ messageId: 1 }] } });
    expect(await asks()).toEqual([
      {
        ask: 'call',
        id: 1,
        channel: 'message',
        method: 'sendMessage',
        texts: ['hi'],
        peer: '5',
        fileCount: 1,
        files: [':5'],
      },
    ]);
  });

  it('are answered in the worker’s place when they are dropped, and the others of the message go', async () => {
    await start();
    await decide('drop');
    await page.run(`worker.postMessage({ payloads: [call(1, 'no'), { name: 'ping' }] })`);
    expect(await page.run('next()')).toEqual({ type: 'update', messageId: 1, error: 'held' });
    expect(await page.run('next()')).toEqual({ got: { payloads: [{ name: 'ping' }] } });
  });

  it('wait until they are settled, while the rest goes on', async () => {
    await start();
    await decide('wait');
    await page.run(`worker.postMessage({ payloads: [call(1, 'a'), { name: 'ping' }, call(2, 'b')] })`);
    expect(await page.run('next()')).toEqual({ got: { payloads: [{ name: 'ping' }] } });
    await tell({ tell: 'settle', id: 2, pass: true, keep: null });
    expect(await page.run('next()')).toMatchObject({ got: { payloads: [{ messageId: 2 }] } });
    await tell({ tell: 'settle', id: 1, pass: false, keep: null });
    expect(await page.run('next()')).toMatchObject({ messageId: 1, error: 'held' });
  });

  it('wait whole with what is moved along, and arrive with it', async () => {
    await start();
    await decide('wait');
    await page.run(
      `globalThis.bytes = new ArrayBuffer(3); worker.postMessage({ payloads: [call(1, 'a', { bytes })] }, [bytes])`,
    );
    expect(await page.run('bytes.byteLength')).toBe(3);
    await tell({ tell: 'settle', id: 1, pass: true, keep: null });
    expect(await page.run('bytes.byteLength')).toBe(0);
    expect(await page.run('next()')).toMatchObject({ got: { payloads: [{ messageId: 1 }] } });
  });
});

describe('files', () => {
  describe('of an input that is in no document pass the window', () => {
    it.each([
      ['once chosen', ''],
      [
        'also where the page says itself that nothing was chosen',
        `input.dispatchEvent(new Event('cancel'));`,
      ],
    ])('%s', async (_when, then) => {
      const chosen = page.page?.waitForEvent('filechooser');
      await page.run(`
        globalThis.input = Object.assign(document.createElement('input'), { type: 'file' });
        globalThis.changed = new Promise((resolve) => input.addEventListener('change', () => resolve(input.files[0].name)));
        input.click(); ${then} undefined`);
      await (await chosen)?.setFiles({ name: 'a.txt', mimeType: 'text/plain', buffer: Buffer.from('a') });
      expect(await page.run('changed')).toBe('a.txt');
      expect((await page.order()).changes).toEqual(['a.txt']);
      expect(await page.run('input.isConnected || document.querySelectorAll("input").length > 0')).toBe(
        false,
      );
    });
  });

  it('from a picker are given out only as far as they may', async () => {
    await decide('wait');
    await page.run(
      `globalThis.picked = showOpenFilePicker().then((list) => JSON.stringify({ names: list.map(({ name }) => name) }), ({ name }) => name); undefined`,
    );
    await expect
      .poll(asks)
      .toEqual([
        { ask: 'files', id: 1, via: 'picker', truncated: false, files: ['clean.txt:9', 'secret.txt:10'] },
      ]);
    await tell({ tell: 'settle', id: 1, pass: true, keep: [0] });
    expect(await page.run('picked')).toEqual({ names: ['clean.txt'] });
  });

  it('from a picker look as if nobody picked any, when none may go', async () => {
    await decide('drop');
    expect(await page.run(`showOpenFilePicker().catch(({ name }) => name)`)).toBe('AbortError');
  });

  it('of a folder go all or none', async () => {
    expect(await page.run(`showDirectoryPicker().then(({ name }) => name)`)).toBe('below');
    expect(await asks()).toEqual([
      { ask: 'files', id: 1, via: 'directory', truncated: false, files: ['deep.txt:8'] },
    ]);
    await decide('drop');
    expect(await page.run(`showDirectoryPicker().catch(({ name }) => name)`)).toBe('AbortError');
  });
});

describe('camera, microphone and screen', () => {
  it('open only when they may', async () => {
    const look = `navigator.mediaDevices.getUserMedia({ audio: true }).then((stream) => stream.getTracks().length, ({ name }) => name)`;
    expect(await page.run(look)).toBe(1);
    await decide('drop');
    expect(await page.run(look)).toBe('NotAllowedError');
    expect(await page.run(`navigator.mediaDevices.getDisplayMedia().catch(({ name }) => name)`)).toBe(
      'NotAllowedError',
    );
    expect(await asks()).toEqual([
      { ask: 'media', id: 2, audio: true, video: false, display: false },
      { ask: 'media', id: 3, audio: false, video: true, display: true },
    ]);
  });
});

describe('a held value', () => {
  const post = (body: string) =>
    `fetch('/api', { method: 'POST', body: ${body} }).then((r) => r.text(), ({ name }) => name)`;
  const xhr = `new Promise((done) => { const x = new XMLHttpRequest(); x.open('POST', '/api');
    const seen = []; x.onreadystatechange = () => seen.push(x.readyState); x.onerror = () => seen.push('error');
    x.onload = () => seen.push('load'); x.onloadend = () => done(seen.join() + ' ' + x.status); x.send(${JSON.stringify(secret)}); })`;

  it('goes through no request, and all of them work again afterwards', async () => {
    await tell({ tell: 'hold', values: [secret] });
    const text = JSON.stringify(secret);
    expect(await page.run(post(text))).toBe('TypeError');
    expect(await page.run(post(`JSON.stringify({ text: ${text} })`))).toBe('TypeError');
    expect(await page.run(post(`new URLSearchParams({ text: ${text} })`))).toBe('TypeError');
    expect(
      await page.run(
        post(`(() => { const form = new FormData(); form.append('a', ${text}); return form; })()`),
      ),
    ).toBe('TypeError');
    expect(await page.run(`fetch('/api?q=' + encodeURIComponent(${text})).catch(({ name }) => name)`)).toBe(
      'TypeError',
    );
    expect(await page.run(xhr)).toBe('4,error 0');
    expect(await page.run(`navigator.sendBeacon('/api', ${text})`)).toBe(false);
    expect(await page.run(post('"something else"'))).toBe('fine');
    expect((await asks()).map(({ where }) => where)).toEqual([
      ...Array.from({ length: 5 }, () => 'fetch'),
      'xhr',
      'beacon',
    ]);
    await tell({ tell: 'hold', values: [] });
    expect(await page.run(post(text))).toBe('fine');
    expect(await page.run(xhr)).toMatch(/load 200$/);
  });
});

describe('the canary', () => {
  it('knows the hooks that still fire, and those that the page has thrown out', async () => {
    const clean = await tell({ tell: 'canary' });
    expect(clean.reply).toMatchObject({ missing: [] });
    await page.run(`
      const frame = document.body.appendChild(document.createElement('iframe'));
      const native = frame.contentWindow.Worker.prototype.postMessage;
      const ours = fetch;
      window.fetch = (...args) => ours.apply(window, args).then((response) => response);
      Worker.prototype.postMessage = function (...args) { return native.apply(this, args); };
      XMLHttpRequest.prototype.send = () => undefined;
      globalThis.rejected = 0; addEventListener('unhandledrejection', () => { rejected += 1; });
      undefined`);
    // The other frame's native is hooked there, by another hook.
    expect((await tell({ tell: 'canary' })).reply).toMatchObject({
      missing: ['Worker.postMessage', 'XMLHttpRequest.send'],
    });
    expect(await page.run('rejected')).toBe(0);
    expect(await asks()).toEqual([]);
  });

  it('finds hooks that look like what they replaced', async () => {
    expect(
      await page.run(
        `JSON.stringify({ looks: [fetch.name, fetch.length, Function.prototype.toString.call(fetch).includes('[native code]')] })`,
      ),
    ).toEqual({
      looks: ['fetch', 1, true],
    });
    expect(await page.run(`try { Worker.prototype.postMessage.call({}, 1) } catch ({ name }) { name }`)).toBe(
      'TypeError',
    );
  });
});

describe('on a host of which no platform names choke points', () => {
  it('says so when a policy names one after all', async () => {
    const plain = await createLineWorld({ browser: 'chromium', first: 'hooks', hooks: 'plain', pages });
    try {
      const opened = await plain.open('/');
      const missing = async (choke: readonly unknown[]) => {
        await opened.order({ tell: { tell: 'config', choke } });
        return (await opened.order({ tell: { tell: 'canary' } })).reply;
      };
      expect(await missing([])).toMatchObject({ missing: [] });
      expect(await missing([point])).toMatchObject({ missing: ['Worker.postMessage'] });
    } finally {
      await plain.close();
    }
  });
});
