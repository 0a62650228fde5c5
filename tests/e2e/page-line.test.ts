import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChokePoint } from '../../lib/messaging/page-messages.ts';
import { hostileScript } from '../fixtures/hostile-page.ts';
import { createLineWorld } from '../harness/line-world.ts';
import type { LinePage, LineWorld } from '../harness/line-world.ts';

const strict =
  "default-src 'none'; script-src 'unsafe-inline'; worker-src 'self'; require-trusted-types-for 'script'; trusted-types 'none'";
const script = (text: string) => `<script>${text}</script>`;
const frames = `
  const add = (name, set) => {
    const frame = document.createElement('iframe');
    set(frame);
    document.body.append(frame);
    // Listeners on a frame's window outlive its first document.
    for (const target of [frame.contentWindow, frame.contentDocument, frame.contentDocument?.fonts])
      for (const type of ['page', 'guard'])
        target?.addEventListener(type, (event) => { if (event.relatedTarget) stolen.push(name); }, true);
    frames[name] = frame;
  };
  window.stolen = [];
  const frames = {};
  window.lines = () => Object.fromEntries(Object.entries(frames).map(([name, { contentWindow, contentDocument }]) => {
    contentWindow.dispatchEvent(new Event('stub'));
    return [name, JSON.parse(contentDocument.documentElement.getAttribute('report') ?? '{}').connected ?? null];
  }));
  add('blank', () => {});
  add('about', (frame) => { frame.src = 'about:blank'; });
  add('srcdoc', (frame) => { frame.srcdoc = '<p>one<p>two'; });
  add('blob', (frame) => { frame.src = URL.createObjectURL(new Blob(['<p>blob'], { type: 'text/html' })); });
  add('same', (frame) => { frame.src = '/empty'; });`;
const pages = {
  '/hostile': { policy: strict, html: `<!doctype html>${script(hostileScript)}<body><div id="box"></div>` },
  '/plain': { html: '<!doctype html><title>plain</title><body><div id="box"></div>' },
  '/frames': { html: `<!doctype html><body>${script(frames)}` },
  '/empty': { html: '<!doctype html><p>empty' },
  '/worker.js': { html: 'onmessage = ({ data }) => postMessage({ got: data });' },
};
const choke: readonly ChokePoint[] = (['worker', 'port', 'broadcast'] as const).map((on) => ({
  id: on,
  on,
  gates: { message: ['sendMessage'] },
  nameKeys: ['name'],
  argsKey: 'args',
  textKeys: ['text'],
  idKey: 'messageId',
  peerKeys: ['chatId'],
  reply: { type: 'update', messageId: '$id', error: 'held' },
}));
const configure = { tell: { tell: 'config', choke } };
const call = (messageId: number, text: string) =>
  JSON.stringify({ type: 'callMethod', name: 'sendMessage', messageId, args: [{ chatId: '7', text }] });

let world: LineWorld;
const open = (path: string): Promise<LinePage> => world.open(path);
const worlds = (['chromium', 'firefox'] as const).flatMap((browser) =>
  (['hooks', 'guard'] as const).map((first) => ({ browser, first })),
);

describe.each(worlds)('the line in $browser, with the $first first', ({ browser, first }) => {
  beforeAll(async () => {
    world = await createLineWorld({ browser, first, pages });
  });
  afterAll(() => world.close());

  it('is there before the first script, and says so', async () => {
    const page = await open('/plain');
    const { connected, connectedAtOnce, asks } = await page.order();
    expect({ connected, connectedAtOnce }).toEqual({ connected: true, connectedAtOnce: first === 'hooks' });
    expect(asks).toEqual(first === 'guard' ? [{ ask: 'ready' }] : []);
  });

  it('can be neither found nor forged, whatever the page replaces', async () => {
    const page = await open('/hostile');
    await page.order(configure);
    await page.run('poison()');
    await page.run('forge()');
    await page.run(
      `globalThis.channel = new MessageChannel(); channel.port1.postMessage(${call(1, 'hello')}); undefined`,
    );
    const { asks, reply } = await page.order({ tell: { tell: 'canary' } });
    expect(asks).toEqual([
      {
        ask: 'call',
        id: 1,
        channel: 'message',
        method: 'sendMessage',
        texts: ['hello'],
        peer: '7',
        fileCount: 0,
      },
    ]);
    expect(reply).toMatchObject({ missing: [] });
    expect(await page.run('heard.join()')).toBe('');
    expect(await page.run('stolen.join()')).toBe('');
  });

  it('is in every frame, before who made the frame can listen', async () => {
    const page = await open('/frames');
    const all = { blank: true, about: true, srcdoc: true, blob: true, same: true };
    await expect.poll(() => page.run('JSON.stringify(lines())')).toEqual(all);
    expect(await page.run('stolen.join()')).toBe('');
  });

  it('works after the document was opened anew, and asks for the listeners before a script is written', async () => {
    const page = await open('/plain');
    await page.order();
    await page.run(`document.open(); document.write('<p>new'); document.close()`);
    expect((await page.order()).asks).toEqual([{ ask: 'rearm' }]);
    await page.run(
      `document.write('<script>window.dispatchEvent(new Event("stub")); window.early = document.documentElement.getAttribute("report")</scr' + 'ipt>'); document.close()`,
    );
    expect(await page.run('early')).toMatchObject({ asks: [{ ask: 'rearm' }], connected: true });
  });

  it('pastes and drops so that the page can read it', async () => {
    const page = await open('/plain');
    await page.run(`
      globalThis.got = [];
      for (const type of ['paste', 'dragenter', 'dragover', 'drop'])
        box.addEventListener(type, (event) => {
          const data = event.clipboardData ?? event.dataTransfer;
          got.push([type, data.getData('text/plain'), data.getData('text/html'), [...data.files].map(({ name }) => name).join()]);
          if (type === 'drop') event.preventDefault();
        });`);
    const paste = { tell: 'paste', text: 'words', html: '<b>words</b>' };
    expect((await page.order({ tell: paste, target: '#box', file: 'a.txt' })).reply).toEqual({
      untouched: true,
    });
    const drop = { tell: 'drop', text: '', x: 5, y: 6 };
    expect((await page.order({ tell: drop, target: '#box', file: 'b.txt' })).reply).toEqual({
      untouched: false,
    });
    expect(await page.run('JSON.stringify({ got })')).toEqual({
      got: [
        ['paste', 'words', '<b>words</b>', 'a.txt'],
        ['dragenter', '', '', 'b.txt'],
        ['dragover', '', '', 'b.txt'],
        ['drop', '', '', 'b.txt'],
      ],
    });
  });
});
