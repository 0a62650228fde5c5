import type { Adapter, AdapterState } from '../adapters/adapter.ts';
import { withLost } from '../adapters/lost.ts';
import { guardSelfKey, type GuardSelf } from '../messaging/page-protocol.ts';
import type { AskBackground } from '../messaging/send-from-page.ts';
import type { PageSide } from './page-side.ts';

const stateEveryMs = 5000;
/** Listeners and hooks are tried every this many reports. */
const canaryEvery = 6;

/** What the guard tells about itself: the adapter's state, with the hooks and listeners that no longer answer. */
export function reportHealth(
  window: Window,
  adapter: () => Adapter | null,
  page: PageSide,
  listenersAnswer: () => boolean,
  askBackground: AskBackground,
  signal: AbortSignal,
): void {
  let reported = '';
  let last = '';
  let lost: readonly string[] = [];
  let round = 0;
  const report = async () => {
    if (window.document.visibilityState === 'hidden') return;
    const state = stateOf(window, adapter());
    if (state === null) {
      last = '';
      return;
    }
    if (round % canaryEvery === 0) lost = lostParts(page, listenersAnswer);
    round += 1;
    const now = withLost(state, lost);
    const text = JSON.stringify(now);
    // Pages that build themselves anew lack something for a moment: nothing may come after it that takes it back.
    const isPassing = now.health !== 'ok' && text !== last;
    last = text;
    if (text === reported || isPassing) return;
    const reply = await askBackground('adapter/state', { ...now, missing: [...now.missing] });
    if (reply.ok) reported = text;
  };
  const self: GuardSelf = () => lostParts(page, listenersAnswer);
  Reflect.set(globalThis, guardSelfKey, self);
  const timer = window.setInterval(() => void report(), stateEveryMs);
  signal.addEventListener('abort', () => {
    window.clearInterval(timer);
  });
}

/** A page on which the adapter fails is one that it cannot see. */
function stateOf({ location }: Window, adapter: Adapter | null): AdapterState | null {
  try {
    return adapter && adapter.readState();
  } catch {
    const { host } = location;
    return adapter && { platform: adapter.platform, health: 'blind', missing: ['reading'], page: null, host };
  }
}

function lostParts(page: PageSide, listenersAnswer: () => boolean): readonly string[] {
  const listeners = listenersAnswer() ? [] : ['listeners'];
  if (!page.connected) return [...listeners, 'page-hooks'];
  return [...listeners, ...(page.canary()?.missing ?? ['page-hooks']).map((hook) => `hook ${hook}`)];
}
