import type { Adapter } from '../adapters/adapter.ts';
import { firstHtmlElement } from '../adapters/names.ts';
import type { GuardContext } from './context.ts';
import { type FileGate, type IsStill, sameAs } from './file-gate.ts';
import { foldersIn, listFiles } from './folder.ts';
import type { Gate } from './gate.ts';
import { type Carried, carriedBy, textIn, textInto } from './pasted.ts';
import { stop } from './stop.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Text, files and folders dropped where messages are written, or on a conversation in the list. */
export function drop(context: GuardContext, gate: Gate, files: FileGate): (event: Event) => void {
  return (event) => {
    if (!(event instanceof DragEvent)) return;
    const adapter = context.adapter();
    const path = event.composedPath();
    // What is dropped on may be a picture inside a control.
    const target = firstHtmlElement(path);
    if (adapter === null || target === null || !adapter.covers(path)) return;
    const carried = carriedBy(event.dataTransfer);
    const folders = foldersIn(event.dataTransfer);
    const at = { x: event.clientX, y: event.clientY };
    let isHeld = true;
    try {
      isHeld =
        folders.length > 0
          ? dropFolder(context, adapter, files, target, folders, at)
          : carried.files.length > 0
            ? !files.passes({
                files: carried.files,
                conversation: (place = target) => adapter.conversationAt([place]),
                release: (kept, isStill) =>
                  kept.length === 0 || dropFiles(context, target, kept, isStill, at),
              })
            : !dropText(context, adapter, gate, target, carried, at);
    } finally {
      if (isHeld) {
        stop(event);
        // The page has shown where to drop since the drag came in.
        drag(context, target, {}, 'dragleave', 'dragend');
      }
    }
  };
}

/** Dropping a text on a composer puts it there, as pasting does. True: nothing of it is held. */
function dropText(
  context: GuardContext,
  adapter: Adapter,
  gate: Gate,
  target: HTMLElement,
  carried: Carried,
  at: Point,
): boolean {
  const composer = adapter.composerAt([target]);
  const text = textIn(carried);
  if (composer === null || text === '') return true;
  let dropped = text;
  return gate.passes({
    sending: textInto(composer, 'drop', () => dropped),
    replace({ text: redacted }) {
      dropped = redacted;
      return Promise.resolve(true);
    },
    release() {
      if (!composer.element.isConnected) return false;
      composer.element.focus();
      const range = rangeAt(context.document, at);
      const selection = context.document.getSelection();
      if (range !== null && composer.element.contains(range.commonAncestorContainer)) {
        selection?.removeAllRanges();
        selection?.addRange(range);
      }
      return context.document.execCommand('insertText', false, dropped);
    },
  });
}

/** What is in a folder takes time to list; it goes on as the files in it, all or none. Always held. */
function dropFolder(
  context: GuardContext,
  adapter: Adapter,
  files: FileGate,
  target: HTMLElement,
  folders: readonly FileSystemEntry[],
  at: Point,
): boolean {
  const conversation = (place: Element = target) => adapter.conversationAt([place]);
  const isMeant = sameAs(conversation);
  const list = async () => {
    const { files: all, truncated } = await listFiles(folders);
    const release = (kept: readonly File[], isStill: IsStill) =>
      kept.length === 0 || (kept.length === all.length && dropFiles(context, target, kept, isStill, at));
    const attempt = { files: all, truncated, conversation, release };
    if (all.length === 0 || (isMeant() && !files.passes(attempt))) return;
    if (!isMeant() || !(await release(all, isMeant))) context.dialog.notify('gone');
  };
  list().catch(() => {
    context.dialog.notify('failed');
  });
  return true;
}

/** Pages show where to drop when a drag comes in, in their own time. */
const showMs = 80;

/**
 * Drops files as a person would: on what the page puts under the pointer once a drag is there. False when there is
 * nothing to drop on, or `isStill` says no at the last moment. Firefox shows the page nothing of a drag made in another
 * world: the hooks make it.
 */
export async function dropFiles(
  context: GuardContext,
  target: HTMLElement,
  files: readonly File[],
  isStill: IsStill,
  at: Point = middleOf(target),
): Promise<boolean> {
  const first = target.isConnected ? target : elementAt(context.document, at);
  // In its place there may be another conversation by now.
  if (first === null || !isStill(first)) return false;
  const settle = async (): Promise<HTMLElement> => {
    await new Promise((resolve) => {
      setTimeout(resolve, showMs);
    });
    return elementAt(context.document, at) ?? first;
  };
  if (context.client.browser === 'firefox') {
    const dropOn = (place: HTMLElement) =>
      context.own.during('drag', () => context.page.drop(place, files, at.x, at.y));
    if (dropOn(first)) return true;
    const shown = await settle();
    return isStill(shown) && shown.isConnected && dropOn(shown) !== null;
  }
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const how = { dataTransfer, clientX: at.x, clientY: at.y };
  drag(context, first, how, 'dragenter', 'dragover');
  const shown = await settle();
  if (!isStill(shown) || !shown.isConnected) {
    drag(context, shown, how, 'dragleave', 'dragend');
    return false;
  }
  drag(context, shown, how, 'dragover', 'drop');
  return true;
}

function drag({ own }: GuardContext, on: HTMLElement, how: DragEventInit, ...types: readonly string[]): void {
  for (const type of types)
    own.dispatch(on, new DragEvent(type, { bubbles: true, cancelable: true, composed: true, ...how }));
}

/** What of the page is there: nothing of ours, which stands beside the body. */
function elementAt(document: Document, { x, y }: Point): HTMLElement | null {
  const found = document.elementsFromPoint(x, y).find((one) => document.body.contains(one));
  return found instanceof HTMLElement ? found : null;
}

export function middleOf(element: HTMLElement): Point {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function rangeAt(document: Document, { x, y }: Point): Range | null {
  const caret = document.caretPositionFromPoint(x, y);
  if (caret === null) return null;
  const range = document.createRange();
  range.setStart(caret.offsetNode, caret.offset);
  return range;
}
