import { dispatchEvent } from '../messaging/dom-natives.ts';
import { bare, getter, isObject, method } from '../messaging/natives.ts';
import type { ReplayReply, Tell } from '../messaging/page-messages.ts';
import { addFile, newTransfer } from './files.ts';

const NativeClipboardEvent = ClipboardEvent;
const NativeDragEvent = DragEvent;
const setData = /* @__PURE__ */ method('DataTransfer', 'setData');
const item = /* @__PURE__ */ method('FileList', 'item');
const inputFilesOf = /* @__PURE__ */ getter('HTMLInputElement', 'files');
const clipboardDataOf = /* @__PURE__ */ getter('ClipboardEvent', 'clipboardData');

/** Of what the guard tells: what is pasted or dropped. */
export type ReplayTell = Extract<Tell, { readonly tell: 'files' | 'paste' | 'drop' }>;

/** What is pasted or dropped. `files`: an input that holds them. */
interface Replayed {
  readonly text: string;
  readonly html: string;
  readonly files: Node | null;
}

/** Pastes and drops on the node that travels with the message; files that came before go with the next of either. */
export function createReplay(): (tell: ReplayTell, node: Node) => ReplayReply | null {
  let told: Node | null = null;
  return (tell, node) => {
    const files = told;
    told = tell.tell === 'files' ? node : null;
    switch (tell.tell) {
      case 'files':
        return null;
      case 'paste':
        return replayPaste(node, { text: tell.text, html: tell.html, files });
      case 'drop':
        return replayDrop(node, { text: tell.text, html: '', files }, tell.x, tell.y);
    }
  };
}

/** Pastes as the browser would have. Made in the page's world, since Firefox shows the page nothing of another's data. */
function replayPaste(target: Node, replayed: Replayed): ReplayReply {
  const clipboardData = filled(newTransfer(), replayed);
  const event = new NativeClipboardEvent('paste', initWith({ clipboardData }));
  const data = clipboardDataOf(event);
  // Firefox gives the event a transfer of its own, empty and open for writing.
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what the native getter gives
  if (data !== null && data !== clipboardData) filled(data as DataTransfer, replayed);
  return { untouched: dispatchEvent(target, event) === true };
}

/** Drops at a point of the window, in CSS pixels, after entering and moving over the target. */
function replayDrop(target: Node, replayed: Replayed, clientX: number, clientY: number): ReplayReply {
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

/** One of the files that an input holds; null behind the last. */
function fileAt(input: Node | null, index: number): unknown {
  const files = inputFilesOf(input);
  return isObject(files) ? item(files, index) : null;
}
