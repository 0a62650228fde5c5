import type { ReplayReply } from '../messaging/page-messages.ts';
import { addFile, fileAt, newTransfer } from './files.ts';
import { apply, bare, getterOf } from './natives.ts';

const NativeClipboardEvent = ClipboardEvent;
const NativeDragEvent = DragEvent;
const { dispatchEvent } = EventTarget.prototype;
const { setData } = DataTransfer.prototype;
const clipboardDataOf = getterOf(ClipboardEvent.prototype, 'clipboardData');
const typesOf = getterOf(DataTransfer.prototype, 'types');
const how = { bubbles: true, cancelable: true, composed: true };

/** What is pasted or dropped. `files`: an input that holds them. */
export interface Replayed {
  readonly text: string;
  readonly html: string;
  readonly files: Node | null;
}

/** Pastes as the browser would have. Made in the page's world, since Firefox shows the page nothing of another's data. */
export function replayPaste(target: Node, replayed: Replayed): ReplayReply {
  const transfer = newTransfer();
  fill(transfer, replayed);
  const event = new NativeClipboardEvent('paste', bare({ ...how, clipboardData: transfer }));
  const data = clipboardDataOf(event);
  // Firefox gives the event a transfer of its own, empty and open for writing.
  if (isTransfer(data) && data !== transfer) fill(data, replayed);
  return { untouched: apply(dispatchEvent, target, [event]) };
}

/** Drops at a point of the window, in CSS pixels, after entering and moving over the target. */
export function replayDrop(target: Node, replayed: Replayed, clientX: number, clientY: number): ReplayReply {
  const dataTransfer = newTransfer();
  fill(dataTransfer, replayed);
  const say = (type: string): boolean =>
    apply(dispatchEvent, target, [
      new NativeDragEvent(type, bare({ ...how, dataTransfer, clientX, clientY, view: window })),
    ]);
  say('dragenter');
  say('dragover');
  return { untouched: say('drop') };
}

function fill(transfer: DataTransfer, { text, html, files }: Replayed): void {
  if (text !== '') apply(setData, transfer, ['text/plain', text]);
  if (html !== '') apply(setData, transfer, ['text/html', html]);
  for (let i = 0; ; i += 1) {
    const file = fileAt(files, i);
    if (file === null) return;
    addFile(transfer, file);
  }
}

function isTransfer(value: unknown): value is DataTransfer {
  return typesOf(value) !== null;
}
