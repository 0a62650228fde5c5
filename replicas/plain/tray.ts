import { make, makeButton } from './dom.ts';
import { labels } from './variant.ts';

/** Files that wait for the send. */
export interface Tray {
  readonly list: HTMLElement;
  readonly input: HTMLElement;
  add(files: readonly File[]): void;
  /** Takes everything out. */
  take(): readonly File[];
}

/** A tray, its list and the input that fills it. `files` stay across a rebuilt composer. */
export function makeTray(files: File[]): Tray {
  const list = make('ul', { 'aria-label': labels.tray, r: 'tray' });
  const show = () => {
    list.hidden = files.length === 0;
    list.replaceChildren(
      ...files.map((file) =>
        make(
          'li',
          {},
          file.name,
          ' ',
          makeButton(`${labels.remove} ${file.name}`, () => {
            files.splice(files.indexOf(file), 1);
            show();
          }),
        ),
      ),
    );
  };
  const add = (more: readonly File[]) => {
    files.push(...more);
    show();
  };
  const input = make('input', { type: 'file', multiple: '', 'aria-label': labels.attach });
  input.addEventListener('change', () => {
    add([...(input.files ?? [])]);
    input.value = ''; // so that the same file can be chosen again
  });
  show();
  return {
    list,
    input: make('label', { r: 'attach' }, labels.attach, input),
    add,
    take() {
      const taken = files.splice(0);
      show();
      return taken;
    },
  };
}

/** The files of a paste or drop; folders, which this page does not take, left out. */
export function filesOf(transfer: DataTransfer | null): File[] {
  return [...(transfer?.items ?? [])].flatMap((item) => {
    if (item.kind !== 'file' || item.webkitGetAsEntry()?.isDirectory === true) return [];
    const file = item.getAsFile();
    return file ? [file] : [];
  });
}
