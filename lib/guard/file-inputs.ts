import type { GuardContext } from './context.ts';
import { dropFiles } from './drop.ts';
import type { FileGate } from './file-gate.ts';
import { stop } from './stop.ts';

/**
 * Files chosen with an input. Its events are kept from the page and the choice is taken out of it; what may go is put
 * back, the objects that were judged, and the events are made again. The hooks in the page's world bring inputs that
 * are in no document into it first.
 */
export function fileInputs(context: GuardContext, files: FileGate): (event: Event) => void {
  /** Whether the choice that is being told of is held. Both events of one choice come in one task. */
  const seen = new WeakMap<HTMLInputElement, boolean>();
  const holds = (input: HTMLInputElement): boolean => {
    const adapter = context.adapter();
    const chosen = input.files;
    if (adapter === null || chosen === null || chosen.length === 0 || !isOurs(context, input)) return false;
    const all = [...chosen];
    const at = adapter.covers([input]) ? input : context.presses.placeOfPicker();
    setTimeout(() => seen.delete(input));
    const passes = files.passes({
      files: all,
      conversation(place = at?.isConnected ? at : (adapter.dropTarget() ?? undefined)) {
        return adapter.conversationAt(place === undefined ? [] : [place]);
      },
      release(kept, isStill) {
        if (kept.length === 0) return true;
        if (input.isConnected) {
          putBack(context, input, kept);
          return true;
        }
        const target = adapter.dropTarget();
        return target !== null && dropFiles(context, target, kept, isStill);
      },
    });
    seen.set(input, !passes);
    return !passes;
  };
  return (event) => {
    const [input] = event.composedPath();
    if (!(input instanceof HTMLInputElement) || input.type !== 'file') return;
    const known = seen.get(input);
    if (known !== undefined) {
      if (known) stop(event);
      return;
    }
    let isHeld = true;
    try {
      isHeld = holds(input);
    } finally {
      // What could not be judged is taken out as well: a page can read an input whenever it likes.
      if (isHeld) {
        stop(event);
        input.value = '';
      }
    }
  };
}

/** An input that the hooks brought into the document stands nowhere: what was pressed last says whose it is. */
function isOurs(context: GuardContext, input: HTMLInputElement): boolean {
  if (context.adapter()?.covers([input])) return true;
  return !context.document.body.contains(input) && context.presses.placeOfPicker() !== null;
}

function putBack(context: GuardContext, input: HTMLInputElement, files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  input.files = transfer.files;
  const how = { bubbles: true, composed: true };
  context.own.dispatch(input, new Event('input', how));
  context.own.dispatch(input, new Event('change', { bubbles: true }));
}
