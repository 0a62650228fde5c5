import type { Line } from '../messaging/page-line.ts';
import { readAsk, readCanaryReply, readReplayReply } from '../messaging/read-ask.ts';
import type { Ask, CanaryReply, Decision, Tell } from '../messaging/page-messages.ts';

/** The hooks in the page's own world, as the guard sees them. Without them (an old tab) everything answers `null`. */
export interface PageSide {
  readonly connected: boolean;
  /** One handler for everything the hooks ask. `node`: an input with the files that it is about. */
  onAsk(handle: (ask: Ask, node: Node | null) => Decision): void;
  tell(tell: Tell, node?: Node | null): void;
  /** Values that no request of the page may carry for now. */
  hold(values: readonly string[]): void;
  /** Whether there are any. */
  readonly isHolding: boolean;
  canary(): CanaryReply | null;
  /** Pastes or drops from the page's world; null when there are no hooks, else whether the page made something of it. */
  paste(target: Element, text: string, html: string, files: readonly File[]): boolean | null;
  drop(target: Element, files: readonly File[], x: number, y: number): boolean | null;
}

export function createPageSide(document: Document, line: Line): PageSide {
  let held = '';
  const tell = (message: Tell, node: Node | null = null) => line.send(message, node);
  const replay = (message: Tell, target: Element, files: readonly File[]): boolean | null => {
    if (!line.connected) return null;
    tell({ tell: 'files' }, inputWith(document, files));
    const reply = readReplayReply(tell(message, target));
    return reply === null ? null : !reply.untouched;
  };
  return {
    get connected() {
      return line.connected;
    },
    onAsk(handle) {
      line.onMessage((message, node) => {
        const ask = readAsk(message);
        return ask === null ? null : { do: handle(ask, node) };
      });
    },
    tell(message, node) {
      tell(message, node);
    },
    hold(values) {
      const now = values.join('\n');
      if (now === held) return;
      held = now;
      tell({ tell: 'hold', values });
    },
    get isHolding() {
      return held !== '';
    },
    canary: () => (line.connected ? readCanaryReply(tell({ tell: 'canary' })) : null),
    paste: (target, text, html, files) => replay({ tell: 'paste', text, html }, target, files),
    drop: (target, files, x, y) => replay({ tell: 'drop', text: '', x, y }, target, files),
  };
}

/** An input that is in no document: how files travel between the two worlds. */
function inputWith(document: Document, files: readonly File[]): HTMLInputElement {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  return input;
}

export function filesOf(node: Node | null): readonly File[] {
  return node instanceof HTMLInputElement ? [...(node.files ?? [])] : [];
}
