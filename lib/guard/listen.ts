import type { GuardContext } from './context.ts';
import { stop } from './stop.ts';

type Handlers = Readonly<Record<string, (event: Event) => void>>;

export interface Listeners {
  /** Adds what `document.open()` wiped. Adding a listener that is still there changes nothing. */
  arm(): void;
  /** Tries one that was added with the others; arms them again when it is gone. */
  answer(): boolean;
}

/** Listens at the window before any script of the page, and goes on when the document is opened anew. */
export function listen(window: Window, context: GuardContext, handlers: Handlers): Listeners {
  const guarded = Object.entries(handlers).map(([type, handle]) => {
    const listener = (event: Event) => {
      try {
        if (!context.own.has(event) && !context.dialog.owns(event)) handle(event);
      } catch {
        // What could not be judged does not go out.
        stop(event);
        context.dialog.notify('failed');
      }
    };
    return [type, listener] as const;
  });
  const probeType = crypto.randomUUID();
  let answers = 0;
  const probe = () => {
    answers += 1;
  };
  const arm = () => {
    for (const [type, listener] of [...guarded, [probeType, probe] as const]) {
      window.addEventListener(type, listener, {
        capture: true,
        // What is kept from the page here needs no `preventDefault`, and scrolling need not wait.
        passive: type.startsWith('touch'),
        signal: context.signal,
      });
    }
  };
  arm();
  const observer = new MutationObserver(arm);
  observer.observe(context.document, { childList: true });
  context.signal.addEventListener('abort', () => {
    observer.disconnect();
  });
  return {
    arm,
    answer() {
      const before = answers;
      window.dispatchEvent(new Event(probeType));
      if (answers > before) return true;
      arm();
      return false;
    },
  };
}
