import { describeField, getter, isObject, method, prototypeOf, some, apply } from '../messaging/natives.ts';

const NativeDataTransfer = DataTransfer;
const NativeFormData = FormData;
const append = method('FormData', 'append');
const get = method('FormData', 'get');
const addItem = method('DataTransferItemList', 'add');
const createElement = method('Document', 'createElement');
const setAttribute = method('Element', 'setAttribute');
const item = method('FileList', 'item');
const itemsOf = getter('DataTransfer', 'items');
const transferFilesOf = getter('DataTransfer', 'files');
const inputFilesOf = getter('HTMLInputElement', 'files');
const nameOf = getter('File', 'name');
const sizeOf = getter('Blob', 'size');
const setFiles = describeField(prototypeOf('HTMLInputElement') ?? {}, 'files')?.set;

export const isBlob = (value: unknown): boolean => sizeOf(value) !== null;

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

/** One of the files that an input holds; null behind the last. */
export function fileAt(input: Node | null, index: number): unknown {
  const files = inputFilesOf(input);
  return isObject(files) ? item(files, index) : null;
}

// A form makes a file of a blob without reading a list, which a page's iterator could have a hand in.
function fileOf(blob: unknown): unknown {
  if (nameOf(blob) !== null) return blob;
  const form = new NativeFormData();
  append(form, 'file', blob, '');
  return get(form, 'file');
}
