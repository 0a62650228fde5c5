import { createAdapter } from '../adapters/registry.ts';
import type { Adapter } from '../adapters/adapter.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { PlatformData } from '../core/policy/platform.ts';
import { send } from '../messaging/send.ts';
import type { Dialog } from '../ui/ask.ts';
import type { GuardContext } from './context.ts';
import { createGate } from './gate.ts';
import { createOwnEvents } from './own-events.ts';
import { paste } from './paste.ts';
import { watchPolicy } from './policy-source.ts';
import { createRecentSends } from './recent-sends.ts';
import { createRecorder } from './recorder.ts';
import { say } from './texts.ts';
import { stop, typedText } from './typed-text.ts';

export interface GuardOptions {
  readonly window: Window;
  /** Platform data this extension was built with; the policy's own, when it has some, wins. */
  readonly platforms: readonly PlatformData[];
  readonly dialog: Dialog;
  readonly client: Incident['client'];
  /** Ends the guard. Its own: a page can make the extension framework believe its context is gone. */
  readonly signal: AbortSignal;
}

const stateEveryMs = 5000;

/** Guards one document. Call at document_start, before any script of the page has run. */
export function startGuard({ window, platforms, dialog, client, signal }: GuardOptions): void {
  const { document } = window;
  const host = hostOf(window);
  let adapter = createAdapter(platforms, document, host);
  if (adapter === null) return;
  const policy = watchPolicy((active) => {
    const repaired = active === null ? null : createAdapter(active.bundle.platforms, document, host);
    adapter = repaired ?? createAdapter(platforms, document, host);
  }, signal);
  const context: GuardContext = {
    document,
    policy,
    adapter: () => adapter,
    dialog,
    own: createOwnEvents(),
    recorder: createRecorder(signal),
    recent: createRecentSends(() => window.performance.now()),
    client,
    languages: window.navigator.languages,
    signal,
  };
  const gate = createGate(context);
  listen(window, context, { ...typedText(context, gate), paste: paste(context, gate) });
  reportState(window, () => adapter, signal);
}

// Frames without a host of their own (about:blank, srcdoc) belong to the page that made them.
function hostOf(window: Window): string {
  const { host, origin } = window.location;
  if (host !== '') return host;
  try {
    // A sandboxed frame has no origin to tell; only Chromium says who made it.
    const parent = window.location.ancestorOrigins?.[0] ?? window.origin;
    return new URL(origin === 'null' ? parent : origin).host;
  } catch {
    return '';
  }
}

function listen(
  window: Window,
  context: GuardContext,
  handlers: Readonly<Record<string, (event: Event) => void>>,
): void {
  const guarded = Object.entries(handlers).map(([type, handle]) => {
    const listener = (event: Event) => {
      if (context.own.has(event) || context.dialog.owns(event)) return;
      try {
        handle(event);
      } catch {
        // What could not be judged does not go out.
        stop(event);
        context.dialog.notify(say(context.languages, 'failed'));
      }
    };
    return [type, listener] as const;
  });
  // `document.open()` wipes every listener. Adding one that is still there changes nothing.
  const arm = () => {
    for (const [type, listener] of guarded)
      window.addEventListener(type, listener, { capture: true, signal: context.signal });
  };
  arm();
  const observer = new MutationObserver(arm);
  observer.observe(context.document, { childList: true });
  context.signal.addEventListener('abort', () => {
    observer.disconnect();
  });
}

function reportState(window: Window, adapter: () => Adapter | null, signal: AbortSignal): void {
  let reported = '';
  const report = async () => {
    const state = adapter()?.readState() ?? null;
    const now = JSON.stringify(state);
    if (state === null || now === reported || window.document.visibilityState === 'hidden') return;
    const reply = await send('adapter/state', { ...state, missing: [...state.missing] });
    if (reply.ok) reported = now;
  };
  const timer = window.setInterval(() => void report(), stateEveryMs);
  signal.addEventListener('abort', () => {
    window.clearInterval(timer);
  });
}
