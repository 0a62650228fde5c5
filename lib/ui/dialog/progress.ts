import type { InspectionProgress, Stage } from '../../messaging/inspection.ts';
import type { Progress, ProgressRequest } from '../ask.ts';
import { shortenMiddle } from '../excerpt.ts';
import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';
import { createHost } from './host.ts';
import { pageTheme } from './theme.ts';

export interface ProgressNotices {
  show(request: ProgressRequest, signal: AbortSignal): Progress;
  /** Cancels the newest, if there is one. */
  cancel(): void;
  readonly isShown: boolean;
  isHost(target: EventTarget | null): boolean;
}

interface Shown {
  readonly host: HTMLElement;
  cancel(): void;
}

const stageKeys = {
  metadata: null,
  text: 'stageText',
  qr: 'stageCodes',
  ocr: 'stageWriting',
} as const satisfies Record<Stage, string | null>;

/** Characters of a file's name that are shown. */
const longestName = 40;

/**
 * Notices at the top of the window that something is being checked. They take no focus: nothing is asked yet, and the
 * person may go on reading. `wasClicked` says, once, whether a trusted click has just been heard.
 */
export function createProgressNotices(
  document: Document,
  { say, language, direction }: Texts<DialogKey>,
  ended: AbortSignal,
  wasClicked: () => boolean,
): ProgressNotices {
  const open: Shown[] = [];
  /** Also those that are going away. */
  const hosts = new WeakSet<EventTarget>();

  const show = ({ text }: ProgressRequest, signal: AbortSignal): Progress => {
    let resolve: () => void = () => undefined;
    const cancelled = new Promise<void>((resolvePromise) => {
      resolve = resolvePromise;
    });
    if (signal.aborted || ended.aborted)
      return { reached: () => undefined, done: () => undefined, cancelled };
    const line = element(document, 'p', { role: 'status' });
    const form = element(
      document,
      'form',
      { method: 'dialog', class: 'progress' },
      line,
      element(
        document,
        'button',
        { type: 'submit', class: 'other', 'aria-keyshortcuts': 'Escape' },
        say('cancel'),
      ),
    );
    const box = element(
      document,
      'div',
      {
        class: 'surface toast',
        popover: 'manual',
        lang: language,
        dir: direction,
        'data-theme': pageTheme(document),
      },
      form,
    );
    const host = createHost(document, box).element;
    const closed = new AbortController();
    const done = () => {
      if (closed.signal.aborted) return;
      closed.abort();
      open.splice(open.indexOf(shown), 1);
      host.remove();
    };
    const shown: Shown = {
      host,
      cancel: () => {
        done();
        resolve();
      },
    };
    const submit = (event: SubmitEvent) => {
      event.preventDefault();
      if (wasClicked()) shown.cancel();
    };
    form.addEventListener('submit', submit, { signal: closed.signal });
    for (const outer of [signal, ended]) outer.addEventListener('abort', done, { signal: closed.signal });
    open.push(shown);
    hosts.add(host);
    document.documentElement.append(host);
    box.showPopover();
    const what = shortenMiddle(text, longestName).trim();
    // Screen readers speak changes of a live region, not what it was born with.
    const checking = what === '' ? say('checkingThis') : say('checking', { what });
    let stage = '';
    const write = () => {
      line.textContent = `${checking} ${stage}`.trim();
    };
    setTimeout(write);
    const reached = (progress: InspectionProgress) => {
      const next = stageOf(progress);
      if (next === stage) return;
      stage = next;
      write();
    };
    return { reached, done, cancelled };
  };

  const stageOf = ({ stage, done, total }: InspectionProgress): string => {
    const key = stageKeys[stage];
    return key === null ? '' : say(key, { at: Math.min(done + 1, total), total });
  };

  return {
    show,
    cancel: () => open.at(-1)?.cancel(),
    get isShown() {
      return open.length > 0;
    },
    isHost: (target) => target !== null && hosts.has(target),
  };
}
