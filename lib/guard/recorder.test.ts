import { beforeEach, describe, expect, it } from 'vitest';
import type { IncidentDraft } from '../core/incident/draft.ts';
import type { AskBackground } from '../messaging/send-from-page.ts';
import { createRecorder } from './recorder.ts';

interface Saved {
  readonly draft: IncidentDraft;
  readonly open: boolean;
}
const saved: Saved[] = [];
let answer: () => Promise<unknown> = () => Promise.resolve({ ok: true, value: { saved: true } });
const askBackground = ((_name: string, payload: Saved) => {
  saved.push(payload);
  return answer();
}) as AskBackground;

// Only what the recorder looks at.
const draft = (outcome: string, id = 'a') => ({ id, outcome }) as IncidentDraft;

beforeEach(() => {
  saved.length = 0;
  answer = () => Promise.resolve({ ok: true, value: { saved: true } });
});

describe('a page that is left', () => {
  it('before the send was released: the override becomes a cancelled one, and is not released any more', async () => {
    const window = new EventTarget();
    const recorder = createRecorder(window, askBackground, new AbortController().signal);
    const waiting: ((reply: unknown) => void)[] = [];
    answer = () =>
      new Promise((resolve) => {
        waiting.push(resolve);
      });
    const result = recorder.save(draft('overridden'), true);
    window.dispatchEvent(new Event('pagehide'));
    waiting[0]?.({ ok: true, value: { saved: true } });
    await expect(result).resolves.toBe(false);
    expect(saved.map(({ draft: { outcome }, open }) => [outcome, open])).toEqual([
      ['overridden', true],
      ['cancelled', false],
    ]);
  });

  it('after it: what was recorded stays', async () => {
    const window = new EventTarget();
    const recorder = createRecorder(window, askBackground, new AbortController().signal);
    expect(await recorder.save(draft('overridden'), true)).toBe(true);
    recorder.saveLater(draft('overridden'));
    window.dispatchEvent(new Event('pagehide'));
    expect(saved.map(({ draft: { outcome } }) => outcome)).toEqual(['overridden', 'overridden']);
  });

  it('leaves an open question as it is: cancelled already', async () => {
    const window = new EventTarget();
    const recorder = createRecorder(window, askBackground, new AbortController().signal);
    expect(await recorder.save(draft('cancelled'), true)).toBe(true);
    window.dispatchEvent(new Event('pagehide'));
    expect(saved).toHaveLength(1);
  });

  it('takes along what still waits for its turn', async () => {
    const window = new EventTarget();
    const recorder = createRecorder(window, askBackground, new AbortController().signal);
    answer = () => new Promise(() => undefined);
    recorder.saveLater(draft('blocked', 'on its way'));
    recorder.saveLater(draft('blocked', 'behind it'));
    expect(saved.map(({ draft: { id } }) => id)).toEqual(['on its way']);
    window.dispatchEvent(new Event('pagehide'));
    expect(saved.map(({ draft: { id, outcome }, open }) => [id, outcome, open])).toEqual([
      ['on its way', 'blocked', false],
      ['behind it', 'blocked', false],
    ]);
  });
});

describe('many at once', () => {
  it('are all recorded, however many a folder holds', async () => {
    const recorder = createRecorder(new EventTarget(), askBackground, new AbortController().signal);
    const ids = Array.from({ length: 700 }, (_, at) => String(at));
    for (const id of ids) recorder.saveLater(draft('blocked', id));
    await expect.poll(() => saved.map(({ draft: { id } }) => id)).toEqual(ids);
  });
});
