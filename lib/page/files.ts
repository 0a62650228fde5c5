import { createElement, setAttribute } from '../messaging/dom-natives.ts';
import { describeField, getter, method, prototypeOf, some, apply } from '../messaging/natives.ts';

const NativeDataTransfer = DataTransfer;
const NativeFormData = FormData;
const append = method('FormData', 'append');
const get = method('FormData', 'get');
const addItem = method('DataTransferItemList', 'add');
const itemsOf = getter('DataTransfer', 'items');
const transferFilesOf = getter('DataTransfer', 'files');
const nameOf = getter('File', 'name');
const setFiles = describeField(prototypeOf('HTMLInputElement') ?? {}, 'files')?.set;

/** A new, empty transfer; also what carries files to an input. */
export function newTransfer(): DataTransfer {
  return new NativeDataTransfer();
}

export function addFile(transfer: DataTransfer, file: unknown): void {
  addItem(itemsOf(transfer), file);
}

/** A detached `input type=file` that holds the files: what travels on the line. Null when there are none. */
export function inputWith(blobs: readonly unknown[]): Node | null {
  if (blobs.length === 0 || !setFiles) return null;
  const transfer = newTransfer();
  some(blobs, (blob) => {
    addFile(transfer, fileOf(blob));
  });
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- what the native makes
  const input = createElement(document, 'input') as Element;
  setAttribute(input, 'type', 'file');
  apply(setFiles, input, [transferFilesOf(transfer)]);
  return input;
}

// A form makes a file of a blob without reading a list, which a page's iterator could have a hand in.
function fileOf(blob: unknown): unknown {
  if (nameOf(blob) !== null) return blob;
  const form = new NativeFormData();
  append(form, 'file', blob, '');
  return get(form, 'file');
}
