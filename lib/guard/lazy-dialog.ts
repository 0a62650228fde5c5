import type { Composer } from '../adapters/adapter.ts';
import { dialogFactoryKey, replaceTextKey } from '../messaging/page-protocol.ts';
import { sendFromPage } from '../messaging/send-from-page.ts';
import type { InspectionProgress } from '../messaging/inspection.ts';
import type { Dialog, DialogFactory, Mark, Progress } from '../ui/ask.ts';
import { openEars } from '../ui/ears.ts';
import type { Redaction } from './context.ts';
import type { replaceText } from './replace-text.ts';
import { plainEnglish, type PlainWords } from './texts.ts';

export interface LazyDialogOptions {
  readonly window: Window;
  readonly signal: AbortSignal;
  /** BCP 47. */
  readonly uiLanguage: string;
  /** Has dialog.js run in this frame, or gives up in its own time. Default: asks the background (1.5 s at most). */
  readonly inject?: () => Promise<unknown>;
}

export interface LazyDialog extends Dialog {
  /** Loads when the page is idle, so that a question is there at once later. Safe to repeat. */
  prepare(): void;
  /** Where to find the words for when the dialog cannot be had. Default: English. */
  plain(words: () => PlainWords): void;
}

/**
 * The dialog of one frame, loaded when it is first needed. Create it at document_start, before the guard's own listeners.
 * `ask` rejects when the dialog cannot be had (the extension was reloaded, or its worker is broken); a notice is then
 * said by the browser's own alert. The next call tries again.
 */
export function createLazyDialog({
  window,
  signal,
  uiLanguage,
  inject = load,
}: LazyDialogOptions): LazyDialog {
  const { document } = window;
  const ears = openEars(window, signal);
  let dialog: Dialog | null = null;
  let loading: Promise<Dialog> | null = null;
  let marked: Mark | null = null;
  let plainWords = () => plainEnglish;

  const create = async (): Promise<Dialog> => {
    // One that came too late for the question that asked for it serves the next.
    if (loadedFactory() === null) await inject();
    const factory = loadedFactory();
    if (factory === null) throw new Error('dialog/not-loaded');
    return factory({ document, signal, uiLanguage, ears });
  };
  const loaded = async (): Promise<Dialog> => {
    if (dialog !== null) return dialog;
    loading ??= create();
    try {
      dialog = await loading;
      // What was held while it was loading. Until then nothing is underlined.
      if (marked !== null) dialog.mark(marked);
      return dialog;
    } finally {
      loading = null;
    }
  };

  return {
    prepare() {
      if (dialog === null) whenIdle(window, () => void loaded().catch(() => undefined));
    },
    plain(words) {
      plainWords = words;
    },
    ask: async (request, askSignal) => (await loaded()).ask(request, askSignal),
    notify(notice) {
      void loaded().then(
        (there) => {
          there.notify(notice);
        },
        () => {
          window.alert(plainWords().failed);
        },
      );
    },
    mark(mark) {
      marked = mark;
      dialog?.mark(mark);
    },
    progress(request, progressSignal) {
      const ended = new AbortController();
      const either = AbortSignal.any([progressSignal, ended.signal]);
      let shown: Progress | null = null;
      let latest: InspectionProgress | null = null;
      return {
        reached(progress) {
          latest = progress;
          shown?.reached(progress);
        },
        done: () => {
          ended.abort();
        },
        cancelled: loaded().then(
          (there) => {
            if (either.aborted) return never;
            shown = there.progress(request, either);
            if (latest !== null) shown.reached(latest);
            return shown.cancelled;
          },
          () => never, // the check goes on without a word
        ),
      };
    },
    owns: (event) => dialog?.owns(event) ?? false,
  };
}

const never = new Promise<void>(() => undefined);
/** A page that is never idle gets the dialog all the same. */
const idleWithinMs = 2000;

function whenIdle(window: Window, work: () => void): void {
  window.requestIdleCallback(work, { timeout: idleWithinMs });
}

function load(): Promise<unknown> {
  return sendFromPage('dialog/load', {});
}

function loadedFactory(): DialogFactory | null {
  const factory: unknown = Reflect.get(globalThis, dialogFactoryKey);
  return isFactory(factory) ? factory : null;
}

function isFactory(value: unknown): value is DialogFactory {
  return typeof value === 'function';
}

/** As `replaceText`, which comes with the dialog; false where there is none. */
export async function replaceLater(composer: Composer, redaction: Redaction): Promise<boolean> {
  const replace: unknown = Reflect.get(globalThis, replaceTextKey);
  return isReplacer(replace) && replace(composer, redaction);
}

function isReplacer(value: unknown): value is typeof replaceText {
  return typeof value === 'function';
}
