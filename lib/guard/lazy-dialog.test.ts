import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dialogFactoryKey } from '../messaging/page-protocol.ts';
import type { AskRequest, Dialog, Mark } from '../ui/ask.ts';
import { createLazyDialog } from './lazy-dialog.ts';

let signal = new AbortController().signal;

const request = {} as AskRequest;
const alerts: string[] = [];
const notices: string[] = [];
const marks: (Mark | null)[] = [];
const mark = {} as Mark;
let created = 0;

function fakeDialog(): Dialog {
  created += 1;
  return {
    ask: () => Promise.resolve({ kind: 'send' }),
    notify: (notice) => notices.push(notice),
    progress: (_request, progressSignal) => ({
      reached: () => undefined,
      done: () => undefined,
      cancelled: new Promise((resolve) => {
        progressSignal.addEventListener('abort', () => resolve());
      }),
    }),
    mark: (one) => marks.push(one),
    owns: () => true,
  };
}

function open(inject: () => Promise<unknown>) {
  const window = Object.assign(new EventTarget(), {
    document: {},
    alert: (text: string) => alerts.push(text),
    requestIdleCallback: (work: () => void) => work(),
  });

  return createLazyDialog({ window: window as unknown as Window, signal, uiLanguage: 'en', inject });
}

const arrives = () => {
  Reflect.set(globalThis, dialogFactoryKey, fakeDialog);
  return Promise.resolve();
};
const staysAway = () => Promise.resolve();

beforeEach(() => {
  vi.stubGlobal(
    'MutationObserver',
    class {
      observe = () => undefined;
      disconnect = () => undefined;
    },
  );
  Reflect.deleteProperty(globalThis, dialogFactoryKey);
  signal = new AbortController().signal;
  alerts.length = 0;
  notices.length = 0;
  marks.length = 0;
  created = 0;
});
afterEach(() => vi.unstubAllGlobals());

describe('the dialog that comes late', () => {
  it('owns nothing and is not there until something is asked', async () => {
    const inject = vi.fn(arrives);
    const dialog = open(inject);
    expect(dialog.owns(new Event('keydown'))).toBe(false);
    expect(inject).not.toHaveBeenCalled();
    expect(await dialog.ask(request, signal)).toEqual({ kind: 'send' });
    expect(dialog.owns(new Event('keydown'))).toBe(true);
  });

  it('is loaded once, whoever asks meanwhile, and not again', async () => {
    const inject = vi.fn(arrives);
    const dialog = open(inject);
    dialog.prepare();
    await Promise.all([dialog.ask(request, signal), dialog.ask(request, signal)]);
    dialog.prepare();
    await dialog.ask(request, signal);
    expect([inject.mock.calls.length, created]).toEqual([1, 1]);
  });

  it('lets an ask fail when it cannot be had, and tries again at the next', async () => {
    const inject = vi.fn(staysAway);
    const dialog = open(inject);
    await expect(dialog.ask(request, signal)).rejects.toThrow('dialog/not-loaded');
    // It has come after all, too late for the first.
    await arrives();
    expect(await dialog.ask(request, signal)).toEqual({ kind: 'send' });
    expect(inject).toHaveBeenCalledTimes(1);
  });

  it('marks what is held by the time it is there, and what comes then', async () => {
    const dialog = open(arrives);
    dialog.mark(null);
    dialog.mark(mark);
    dialog.prepare();
    await vi.waitFor(() => expect(marks).toEqual([mark]));
    dialog.mark(null);
    expect(marks).toEqual([mark, null]);
  });

  it('says a notice in the dialog, or plainly without it', async () => {
    open(arrives).notify('gone');
    await vi.waitFor(() => expect(notices).toEqual(['gone']));
    Reflect.deleteProperty(globalThis, dialogFactoryKey);
    const lost = open(staysAway);
    lost.notify('busy');
    await vi.waitFor(() => expect(alerts).toEqual([expect.stringMatching(/^Not sent: /)]));
    lost.plain(() => ({ held: 'h', failed: 'f' }));
    lost.notify('busy');
    await vi.waitFor(() => expect(alerts).toHaveLength(2));
    expect(alerts[1]).toBe('f');
  });

  it('shows no progress that was done before it came', async () => {
    const shown = vi.fn();
    const dialog = open(() => {
      Reflect.set(globalThis, dialogFactoryKey, () => ({ ...fakeDialog(), progress: shown }));
      return Promise.resolve();
    });
    dialog.progress({ text: 'a', channel: 'file' }, signal).done();
    await dialog.ask(request, signal);
    expect(shown).not.toHaveBeenCalled();
  });
});
