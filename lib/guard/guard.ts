import { createAdapter } from '../adapters/registry.ts';
import type { Incident } from '../core/incident/incident.ts';
import type { PlatformData } from '../core/policy/platform.ts';
import type { Line } from '../messaging/page-line.ts';
import type { AskBackground } from '../messaging/send-from-page.ts';
import type { GuardContext } from './context.ts';
import { drop } from './drop.ts';
import { createFileGate } from './file-gate.ts';
import { fileInputs } from './file-inputs.ts';
import { createCleanSends } from './clean-sends.ts';
import { createGate } from './gate.ts';
import { reportHealth } from './health.ts';
import { inspectFile } from './inspect-file.ts';
import type { LazyDialog } from './lazy-dialog.ts';
import { listen } from './listen.ts';
import { createOwnEvents } from './own-events.ts';
import { answerPage } from './page-asks.ts';
import { createPageSide } from './page-side.ts';
import { paste } from './paste.ts';
import type { WatchPolicy } from './policy-source.ts';
import { createPresses } from './presses.ts';
import { createRecentSends } from './recent-sends.ts';
import { createRecorder } from './recorder.ts';
import { createReleased } from './released.ts';
import { sends } from './sends.ts';
import { plainEnglish } from './texts.ts';
import { typing, type Typing } from './typing.ts';

export interface GuardOptions {
  readonly window: Window;
  /** Platform data this extension was built with; the policy's own, when it has some, wins. */
  readonly platforms: readonly PlatformData[];
  readonly dialog: LazyDialog;
  /** The guard's end of the line to the hooks in the page's own world. */
  readonly line: Line;
  readonly client: Incident['client'];
  /** Where the guard tells what happened, all of it. The practice chat answers by itself (docs/adr/0018). */
  readonly askBackground: AskBackground;
  readonly watchPolicy: WatchPolicy;
  /** Ends the guard. Its own: a page can make the extension framework believe its context is gone. */
  readonly signal: AbortSignal;
}

/** Guards one document. Call at document_start, before any script of the page has run. */
export function startGuard({
  window,
  platforms,
  dialog,
  line,
  client,
  askBackground,
  watchPolicy,
  signal,
}: GuardOptions): void {
  const { document } = window;
  const host = hostOf(window);
  const builtIn = createAdapter(platforms, document, host);
  if (builtIn === null) return;
  let adapter = builtIn;
  const page = createPageSide(document, line);
  let hasToldChoke = false;
  const configure = () => {
    const choke = adapter.chokePoints;
    // Hooks begin without any, and most pages have none.
    if (hasToldChoke || choke.length > 0) page.tell({ tell: 'config', choke });
    hasToldChoke = choke.length > 0;
  };
  let typed: Typing | null = null;
  let described = '';
  const policy = watchPolicy((active) => {
    const next = JSON.stringify(active?.bundle.platforms);
    // The same data: what the adapter has noticed of the page, an open dialog say, is not forgotten.
    if (next !== described)
      adapter = (active && createAdapter(active.bundle.platforms, document, host)) ?? builtIn;
    described = next;
    configure();
    typed?.judgeAgain();
  }, signal);
  dialog.plain(() => policy.mode.words ?? plainEnglish);
  const now = () => window.performance.now();
  const context: GuardContext = {
    document,
    now,
    policy,
    adapter: () => adapter,
    dialog,
    own: createOwnEvents(),
    page,
    presses: createPresses(now),
    recorder: createRecorder(window, askBackground, signal),
    clean: createCleanSends(window, askBackground, signal),
    recent: createRecentSends(now),
    released: createReleased(now),
    client,
    askBackground,
    languages: window.navigator.languages,
    signal,
  };
  const gate = createGate(context);
  const files = createFileGate(context, gate, inspectFile);
  const chosen = fileInputs(context, files);
  typed = typing(context, gate, () => {
    dialog.prepare();
  });
  const whileTyping = typed.listeners;
  const listeners = listen(window, context, {
    ...sends(context, gate),
    ...whileTyping,
    paste: paste(context, gate, files),
    drop: drop(context, gate, files),
    input(event) {
      adapter.noticeInput(event.composedPath());
      chosen(event);
      whileTyping.input(event);
    },
    change: chosen,
  });
  const answer = answerPage(context, gate, files);
  page.onAsk((ask, node) => {
    if (ask.ask === 'rearm') listeners.arm();
    if (ask.ask === 'ready') configure();
    try {
      return answer(ask, node);
    } catch {
      dialog.notify('failed');
      return 'drop'; // as an event is stopped
    }
  });
  configure();
  reportHealth(
    window,
    () => adapter,
    page,
    () => listeners.answer(),
    askBackground,
    signal,
  );
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
