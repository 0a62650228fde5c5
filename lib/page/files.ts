import { apply, getOwnPropertyDescriptor, getterOf, isObject } from './natives.ts';

const NativeDataTransfer = DataTransfer;
const NativeFormData = FormData;
const { append, get } = FormData.prototype;
const { add } = DataTransferItemList.prototype;
const { createElement } = Document.prototype;
const { setAttribute } = Element.prototype;
const itemsOf = getterOf(DataTransfer.prototype, 'items');
const filesOf = getterOf(DataTransfer.prototype, 'files');
const setFiles = getOwnPropertyDescriptor(HTMLInputElement.prototype, 'files')?.set;
const inputFilesOf = getterOf(HTMLInputElement.prototype, 'files');
const { item } = FileList.prototype;
const nameOf = getterOf(File.prototype, 'name');
const sizeOf = getterOf(Blob.prototype, 'size');

export const isBlob = (value: unknown): value is Blob => isObject(value) && sizeOf(value) !== null;

/** A new, empty transfer; also what carries files to an input. */
export function newTransfer(): DataTransfer {
  return new NativeDataTransfer();
}

export function addFile(transfer: DataTransfer, file: unknown): void {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the native throws for anything else
  apply(add, itemsOf(transfer) as DataTransferItemList, [file as File]);
}

/** A detached `input type=file` that holds the files: what travels on the line. Null when there are none. */
export function inputWith(blobs: readonly unknown[]): Node | null {
  const transfer = newTransfer();
  let count = 0;
  for (let i = 0; i < blobs.length; i += 1) {
    const blob = blobs[i];
    if (!isBlob(blob)) continue;
    addFile(transfer, fileOf(blob));
    count += 1;
  }
  if (count === 0 || setFiles === undefined) return null;
  const input: Element = apply(createElement, document, ['input']);
  apply(setAttribute, input, ['type', 'file']);
  apply(setFiles, input, [filesOf(transfer)]);
  return input;
}

/** One of the files that an input holds; null behind the last. */
export function fileAt(input: Node | null, index: number): unknown {
  const files = inputFilesOf(input);
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- an input's list of files
  return isObject(files) ? apply(item, files as FileList, [index]) : null;
}

// A form makes a file of a blob without reading a list, which a page's iterator could have a hand in.
function fileOf(blob: Blob): unknown {
  if (nameOf(blob) !== null) return blob;
  const form = new NativeFormData();
  apply(append, form, ['file', blob, '']);
  return apply(get, form, ['file']);
}
