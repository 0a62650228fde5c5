import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { element } from './element.ts';

/** A moment in which it cannot be sent all the same. */
export interface PauseModel {
  readonly seconds: number;
  /** How long it still takes. */
  left(count: number): string;
  readonly over: string;
}

/** @param way the label of the button that has to wait. */
export function pauseModel(
  seconds: number,
  way: string | null,
  { say }: Texts<DialogKey>,
): PauseModel | null {
  if (seconds <= 0 || way === null) return null;
  return { seconds, left: (count) => say('pause', { count, way }), over: say('pauseOver', { way }) };
}

export interface PauseView {
  readonly element: HTMLElement;
  readonly isOver: boolean;
  /** Counts from now; `changed` is called when it is over. */
  start(changed: () => void, signal: AbortSignal): void;
}

const tickMs = 250;

/** Seen every second, and heard twice: how long it takes, and when it is over. */
export function pauseView(document: Document, model: PauseModel): PauseView {
  const seen = element(document, 'p', { class: 'pause', 'aria-hidden': 'true' }, model.left(model.seconds));
  const heard = element(document, 'p', { class: 'hidden', role: 'status' });
  let isOver = false;
  return {
    element: element(document, 'div', {}, seen, heard),
    get isOver() {
      return isOver;
    },
    start(changed, signal) {
      const window = document.defaultView;
      if (window === null) return;
      const until = window.performance.now() + model.seconds * 1000;
      const tick = () => {
        const left = Math.ceil((until - window.performance.now()) / 1000);
        if (left > 0) {
          const said = model.left(left);
          if (seen.textContent !== said) seen.textContent = said;
          return;
        }
        window.clearInterval(timer);
        isOver = true;
        seen.textContent = '';
        heard.textContent = model.over;
        changed();
      };
      const timer = window.setInterval(tick, tickMs);
      signal.addEventListener('abort', () => {
        window.clearInterval(timer);
      });
      // Screen readers speak changes of a live region, not what it was born with.
      window.setTimeout(() => {
        if (!isOver) heard.textContent = model.left(model.seconds);
      });
    },
  };
}
