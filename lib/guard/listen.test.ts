import { expect, it, vi } from 'vitest';
import type { GuardContext } from './context.ts';
import { listen } from './listen.ts';

vi.stubGlobal(
  'MutationObserver',
  class {
    observe() {}
    disconnect() {}
  },
);

/** An event at a window whose guard asks `owns` first, and then `handle`. */
function happens(owns: () => boolean, handle: () => void) {
  const said: string[] = [];
  const window = new EventTarget();
  // All that is asked of it.
  const context = {
    own: { has: () => false },
    dialog: { owns, notify: (notice: string) => said.push(notice) },
    document: {},
    signal: new AbortController().signal,
  } as unknown as GuardContext;
  listen(window as Window, context, { drop: handle });
  const event = new Event('drop', { cancelable: true });
  let heard = false;
  window.addEventListener('drop', () => {
    heard = true;
  });
  window.dispatchEvent(event);
  return { said, heard, isPrevented: event.defaultPrevented };
}

function fail(): never {
  throw new TypeError('a bug');
}

const never = () => false;
const ignore = () => undefined;

it.each<[string, () => boolean, () => void]>([
  ['the code that judges it', never, fail],
  ['the dialog that is asked whether it is its own', fail, ignore],
])('an event is held, and somebody is told, when %s fails', (_what, owns, handle) => {
  expect(happens(owns, handle)).toEqual({ said: ['failed'], heard: false, isPrevented: true });
});

it('what is judged as clean goes on', () => {
  expect(happens(never, ignore)).toEqual({ said: [], heard: true, isPrevented: false });
});
