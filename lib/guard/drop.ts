import type { Adapter } from '../adapters/adapter.ts';
import type { GuardContext } from './context.ts';
import type { FileGate } from './file-gate.ts';
import { foldersIn, listFiles } from './folder.ts';
import type { Gate } from './gate.ts';
import { type Carried, carriedBy, textIn } from './pasted.ts';
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
    const target = path.find((one) => one instanceof HTMLElement);
    if (adapter === null || target === undefined || !adapter.covers(path)) return;
    const carried = carriedBy(event.dataTransfer);
    const folders = foldersIn(event.dataTransfer);
    const at = { x: event.clientX, y: event.clientY };
    const isHeld =
      folders.length > 0
        ? dropFolder(context, adapter, files, target, folders, at)
        : carried.files.length > 0
          ? !files.passes({
              files: carried.files,
              conversation: () => adapter.conversationAt([target]),
              release: (kept) => kept.length === 0 || dropFiles(context, target, kept, at),
            })
          : !dropText(context, adapter, gate, target, carried, at);
    if (!isHeld) return;
    stop(event);
    // The page has shown where to drop since the drag came in.
    context.own.dispatch(
      target,
      new DragEvent('dragleave', { bubbles: true, cancelable: true, composed: true }),
    );
    context.own.dispatch(target, new DragEvent('dragend', { bubbles: true, composed: true }));
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
    sending: {
      element: composer.element,
      channel: 'drop',
      readContent: () => (composer.element.isConnected ? { kind: 'text', text: dropped } : null),
      readConversations: () => composer.readConversations(),
    },
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
  void listFiles(folders).then(({ files: all, truncated }) => {
    const release = (kept: readonly File[]) =>
      kept.length === 0 || (kept.length === all.length && dropFiles(context, target, kept, at));
    const attempt = { files: all, truncated, conversation: () => adapter.conversationAt([target]), release };
    if (all.length > 0 && files.passes(attempt)) release(all);
  });
  return true;
}

/** How long a page takes to show where it wants things dropped, once a drag has come in. */
const overlayMs = 50;

/**
 * Drops files as a person would: what is at the point once the drag has come in gets them, since pages cover themselves
 * then, and uncovered themselves when the drop was held. Firefox shows the page nothing of a drag made in another world:
 * the hooks make it.
 */
export function dropFiles(
  context: GuardContext,
  target: HTMLElement,
  files: readonly File[],
  at: Point = middleOf(target),
): boolean {
  const there = () => elementAt(context.document, at);
  const start = target.isConnected ? target : there();
  if (start === null) return false;
  if (context.client.browser === 'firefox') {
    const dropOn = (place: HTMLElement) =>
      context.own.during('drag', () => context.page.drop(place, files, at.x, at.y));
    const taken = dropOn(start);
    if (taken === false) setTimeout(() => dropOn(there() ?? start), overlayMs);
    return taken !== null;
  }
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const how = { bubbles: true, cancelable: true, composed: true, dataTransfer, clientX: at.x, clientY: at.y };
  const say = (place: HTMLElement, ...types: readonly string[]) => {
    for (const type of types) context.own.dispatch(place, new DragEvent(type, how));
  };
  say(start, 'dragenter', 'dragover');
  setTimeout(() => {
    say(there() ?? start, 'dragover', 'drop');
  }, overlayMs);
  return true;
}

function elementAt(document: Document, { x, y }: Point): HTMLElement | null {
  const element = document.elementFromPoint(x, y);
  return element instanceof HTMLElement ? element : null;
}

function middleOf(element: HTMLElement): Point {
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
