import { expect, it, vi } from 'vitest';
import type { GuardContext } from './context.ts';
import { createFileGate, type FileAttempt } from './file-gate.ts';
import type { Gate } from './gate.ts';

/** Says that files are held, and fails at everything after that. */
vi.mock('../core/decide/index.ts', () => ({ mayConcernFiles: () => true, accountKindOf: () => 'personal' }));

it('gives the page an answer when the check itself fails: none of the files', async () => {
  const said: string[] = [];
  const given: (readonly File[])[] = [];
  const current = { bundle: {}, loaded: {} };
  // All that is asked of them.
  const context = {
    policy: { current, mode: { failMode: 'open' }, ready: () => Promise.resolve() },
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
    conversation: () => ({ kind: 'direct', title: 'Ann' }),
    release(kept) {
      given.push(kept);
      return true;
    },
  };
  const inspect = () => Promise.reject(new TypeError('a bug'));
  expect(createFileGate(context, gate, inspect).passes(attempt)).toBe(false);
  await vi.waitFor(() => {
    expect([given, said]).toEqual([[[]], ['failed']]);
  });
});
