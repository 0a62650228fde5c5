import { bare, getter, method } from '../messaging/natives.ts';
import type { ReplayReply } from '../messaging/page-messages.ts';
import { addFile, fileAt, newTransfer } from './files.ts';

const NativeClipboardEvent = ClipboardEvent;
const NativeDragEvent = DragEvent;
const dispatchEvent = method('EventTarget', 'dispatchEvent');
const setData = method('DataTransfer', 'setData');
const clipboardDataOf = getter('ClipboardEvent', 'clipboardData');

/** What is pasted or dropped. `files`: an input that holds them. */
export interface Replayed {
  readonly text: string;
  readonly html: string;
  readonly files: Node | null;
}

/** Pastes as the browser would have. Made in the page's world, since Firefox shows the page nothing of another's data. */
export function replayPaste(target: Node, replayed: Replayed): ReplayReply {
  const clipboardData = filled(newTransfer(), replayed);
  const event = new NativeClipboardEvent('paste', initWith({ clipboardData }));
  const data = clipboardDataOf(event);
  // Firefox gives the event a transfer of its own, empty and open for writing.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what the native getter gives
  if (data !== null && data !== clipboardData) filled(data as DataTransfer, replayed);
  return { untouched: dispatchEvent(target, event) === true };
}

/** Drops at a point of the window, in CSS pixels, after entering and moving over the target. */
export function replayDrop(target: Node, replayed: Replayed, clientX: number, clientY: number): ReplayReply {
  const dataTransfer = filled(newTransfer(), replayed);
  const say = (type: string): unknown =>
    dispatchEvent(target, new NativeDragEvent(type, initWith({ dataTransfer, clientX, clientY })));
  say('dragenter');
  say('dragover');
  return { untouched: say('drop') === true };
}

function initWith<T extends object>(init: T) {
  return bare({ ...init, bubbles: true, cancelable: true, composed: true });
}

function filled(transfer: DataTransfer, { text, html, files }: Replayed): DataTransfer {
  if (text) setData(transfer, 'text/plain', text);
  if (html) setData(transfer, 'text/html', html);
  for (let i = 0, file = fileAt(files, 0); file !== null; i += 1, file = fileAt(files, i))
    addFile(transfer, file);
  return transfer;
}
