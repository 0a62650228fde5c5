import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LoadedPolicy } from '../core/decide/index.ts';
import type { PackedVerdict } from '../core/decide/packed-verdict.ts';
import type { PolicyBundle } from '../core/policy/bundle.ts';
import type { InspectionProgress } from '../messaging/inspection.ts';
import { inspectFile } from './inspect-file.ts';

interface FakePort {
  readonly name: string;
  readonly posted: unknown[];
  disconnects: number;
  say(message: unknown): void;
  hangUp(): void;
}
const fake = vi.hoisted(() => ({
  ports: new Array<FakePort>(),
  wakes: true,
  connects: true,
}));
vi.mock('../messaging/browser.ts', () => {
  const connect = ({ name }: { name: string }) => {
    if (!fake.connects) throw new Error('Extension context invalidated.');
    const heard: ((message: unknown) => void)[] = [];
    const gone: (() => void)[] = [];
    const port = {
      name,
      posted: new Array<unknown>(),
      disconnects: 0,
      postMessage: (message: unknown) => port.posted.push(message),
      disconnect: () => (port.disconnects += 1),
      onMessage: { addListener: (listener: (message: unknown) => void) => heard.push(listener) },
      onDisconnect: { addListener: (listener: () => void) => gone.push(listener) },
      say(message: unknown) {
        for (const listener of heard) listener(message);
      },
      hangUp() {
        for (const listener of gone) listener();
      },
    };
    fake.ports.push(port);
    return port;
  };
  const sendMessage = async () => {
    if (!fake.wakes) throw new Error('no background');
    return {};
  };
  return { browser: { runtime: { id: 'sluice', connect, sendMessage } } };
});

// Only what unpacking and the message ask for.
const bundle = { version: 7, contentHash: 'h', rules: [] } as unknown as PolicyBundle;
const policy = { bundle, loaded: {} as LoadedPolicy };
const file = new File(['content'], 'list.xlsx');
const egress = {
  platform: 'whatsapp',
  channel: 'file',
  conversation: { kind: 'direct', title: 'Ann' },
  account: { id: null },
  content: { kind: 'text', text: 'of no concern' },
  recent: ['a message sent before'],
} as const;
const verdict: PackedVerdict = {
  policyVersion: 7,
  action: 'allow',
  hits: [],
  findings: [],
  tallies: [],
  unscannable: null,
};
const end = { type: 'text/csv', facets: ['label'], counts: { rows: 3 }, verdict };
const never = new AbortController().signal;

function inspect(signal = never) {
  const heard: InspectionProgress[] = [];
  const result = inspectFile(
    { file, egress, policy, truncated: false, withinMs: 45_000 },
    (one) => heard.push(one),
    signal,
  );
  return { result, heard };
}
const port = () => vi.waitUntil(() => fake.ports[0]);
const unread = (unscannable: string) => ({
  verdict: null,
  file: { name: 'list.xlsx', bytes: 7, unscannable, texts: [{ path: ['name'], text: 'list.xlsx' }] },
});

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  fake.ports.length = 0;
  fake.wakes = true;
  fake.connects = true;
});
afterEach(() => {
  vi.useRealTimers();
});

describe('handing a file to the extension', () => {
  it('gives the file itself and who would get it, and no texts', async () => {
    const { result } = inspect();
    (await port()).say(end);
    await result;
    const [posted] = fake.ports[0]?.posted ?? [];
    const { platform, channel, conversation, account } = egress;
    expect(posted).toEqual({
      file,
      egress: { platform, channel, conversation, account },
      policyVersion: 7,
      policyHash: 'h',
      truncated: false,
      withinMs: 45_000,
    });
    expect(Reflect.get(Object(posted), 'file')).toBe(file);
  });

  it('gives back what was found, with a verdict of the own policy', async () => {
    const { result, heard } = inspect();
    const own = await port();
    const progress = { stage: 'ocr', done: 0, total: 2 };
    own.say(progress);
    own.say(end);
    const { type, facets, counts } = end;
    expect(await result).toMatchObject({
      file: { name: 'list.xlsx', bytes: 7, type, facets, counts, texts: [] },
      verdict: { action: 'allow', policyVersion: 7 },
    });
    expect(heard).toEqual([progress]);
    expect(own.disconnects).toBe(1);
  });

  it.each([
    ['it says so', (one: FakePort) => one.say({ failed: 'timeout' }), 'timeout'],
    ['it hangs up', (one: FakePort) => one.hangUp(), 'inspector-unavailable'],
    [
      'the verdict is of another policy',
      (one: FakePort) => one.say({ ...end, verdict: { ...verdict, policyVersion: 6 } }),
      'inspector-unavailable',
    ],
    ['the verdict is none', (one: FakePort) => one.say({ ...end, verdict: {} }), 'inspector-unavailable'],
  ] as const)('has nothing but the name when %s', async (_when, act, reason) => {
    const { result } = inspect();
    act(await port());
    expect(await result).toMatchObject(unread(reason));
  });

  it.each([
    ['timeout', () => vi.advanceTimersByTimeAsync(35_000)],
    ['inspector-unavailable', (one: FakePort) => one.hangUp()],
  ] as const)('has what was found before it ended with %s', async (reason, act) => {
    const { result } = inspect();
    const own = await port();
    const endedBy = (unscannable: string) => ({ ...end, unscannable });
    own.say({ unfinished: { timeout: end, 'inspector-unavailable': { type: 'text/plain' } } });
    own.say({
      unfinished: {
        timeout: endedBy('timeout'),
        'inspector-unavailable': endedBy('inspector-unavailable'),
      },
    });
    await act(own);
    expect(await result).toMatchObject({
      file: { name: 'list.xlsx', type: 'text/csv', unscannable: reason, texts: [] },
      verdict: { policyVersion: 7 },
    });
  });

  it('waits no longer than 35 s without a word', async () => {
    const { result } = inspect();
    const own = await port();
    await vi.advanceTimersByTimeAsync(34_000);
    own.say({ stage: 'text', done: 0, total: 0 });
    await vi.advanceTimersByTimeAsync(34_000);
    expect(own.disconnects).toBe(0);
    await vi.advanceTimersByTimeAsync(2000);
    expect(await result).toMatchObject(unread('timeout'));
    expect(own.disconnects).toBe(1);
  });

  it('hangs up when the person does not want to wait', async () => {
    const cancelled = new AbortController();
    const { result } = inspect(cancelled.signal);
    const own = await port();
    cancelled.abort();
    await result;
    expect(own.disconnects).toBe(1);
  });

  it.each(['wakes', 'connects'] as const)('has nothing but the name when nobody %s', async (what) => {
    fake[what] = false;
    expect(await inspect().result).toMatchObject(unread('inspector-unavailable'));
  });
});
