import { expect, it, vi } from 'vitest';
import type { GuardContext } from './context.ts';
import { createFileGate, type FileAttempt } from './file-gate.ts';
import type { Gate } from './gate.ts';

/** Says that files are held, and fails at everything after that. */
vi.mock('../core/decide/index.ts', () => ({ mayConcernFiles: () => true, accountKindOf: () => 'personal' }));

/** A chat with Ann into which one file is put; what the page gets of it, and what is said. `whileWaiting`: for the policy. */
function scene(whileWaiting: (open: (title: string) => void) => void = () => undefined) {
  const said: string[] = [];
  const given: (readonly File[])[] = [];
  let title = 'Ann';
  // All that is asked of them.
  const context = {
    policy: {
      current: { bundle: {}, loaded: {} },
      mode: { failMode: 'open' },
      ready() {
        whileWaiting((opened) => (title = opened));
        return Promise.resolve();
      },
    },
    adapter: () => ({ platform: 'whatsapp', readAccount: () => ({ id: null }) }),
    recent: { of: () => [] },
    dialog: { notify: (notice: string) => said.push(notice), progress: () => ({ reached() {} }) },
    signal: new AbortController().signal,
  } as unknown as GuardContext;
  const gate = {
    hold(work: () => Promise<void>) {
      void work();
      return true;
    },
  } as unknown as Gate;
  const attempt: FileAttempt = {
    files: [new File(['x'], 'x.txt')],
    conversation: () => ({ kind: 'direct', title }),
    release(kept) {
      given.push(kept);
      return true;
    },
  };
  const inspect = vi.fn(() => Promise.reject(new TypeError('a bug')));
  return { passes: () => createFileGate(context, gate, inspect).passes(attempt), given, said, inspect };
}

it('gives the page an answer when the check itself fails: none of the files', async () => {
  const { passes, given, said } = scene();
  expect(passes()).toBe(false);
  await vi.waitFor(() => {
    expect([given, said]).toEqual([[[]], ['failed']]);
  });
});

it('looks into nothing for a conversation that was opened meanwhile', async () => {
  const { passes, given, said, inspect } = scene((open) => {
    open('Ben');
  });
  expect(passes()).toBe(false);
  await vi.waitFor(() => {
    expect([given, said]).toEqual([[[]], ['gone']]);
  });
  expect(inspect).not.toHaveBeenCalled();
});
