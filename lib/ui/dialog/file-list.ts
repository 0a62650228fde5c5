import { element } from './element.ts';
import type { FilesModel } from './files.ts';
import { thumbnail } from './thumbnail.ts';

export interface FileList {
  readonly element: HTMLElement;
  /** Positions in the request's files of what was left out. */
  leftOut(): readonly number[];
  /** True when the button was one of these: it answers nothing. */
  press(submitter: HTMLElement | null): boolean;
}

export function fileList(document: Document, { label, rows, more }: FilesModel): FileList {
  const left = new Set<number>();
  const shown = rows.slice(0, more?.shown).map((row) => fileRow(document, row));
  const list = element(document, 'ul', { class: 'files', 'aria-label': label });
  list.append(...shown.map(({ item }) => item));
  const showAll =
    more === null ? null : element(document, 'button', { type: 'submit', class: 'leave' }, more.showAll);
  const hint = more === null ? null : element(document, 'p', { class: 'more' }, `${more.counts} `, showAll);
  const expand = () => {
    const others = rows.slice(shown.length).map((row) => fileRow(document, row));
    shown.push(...others);
    list.append(...others.map(({ item }) => item));
    list.classList.add('all');
    hint?.remove();
    const [first] = others;
    // Without a button in it, it is scrolled by keyboard itself.
    if (first?.button == null) list.tabIndex = 0;
    (first?.button ?? list).focus();
  };
  return {
    element: element(document, 'div', { id: 'files' }, list, hint),
    leftOut: () => [...left],
    press(submitter) {
      if (showAll !== null && submitter === showAll) {
        expand();
        return true;
      }
      const pressed = shown.find(({ button }) => button !== null && button === submitter);
      if (pressed === undefined) return false;
      if (!left.delete(pressed.index)) left.add(pressed.index);
      pressed.draw(left.has(pressed.index));
      return true;
    },
  };
}

interface FileRow {
  readonly item: HTMLElement;
  readonly button: HTMLButtonElement | null;
  readonly index: number;
  draw(isLeftOut: boolean): void;
}

function fileRow(document: Document, row: FilesModel['rows'][number]): FileRow {
  const { index, name, size, state, next, note, place, picture, leaveOut } = row;
  const words = element(document, 'span', {});
  const hidden = element(document, 'span', { class: 'hidden' }, ` ${name}`);
  const button = leaveOut && element(document, 'button', { type: 'submit', class: 'leave' }, words, hidden);
  const image = thumbnail(document, picture);
  const item = element(
    document,
    'li',
    { class: [state, ...(next ? ['next'] : []), ...(image === null ? [] : ['pictured'])].join(' ') },
    image,
    element(document, 'bdi', { class: 'name' }, name),
    element(document, 'span', { class: 'size' }, size),
    element(document, 'span', { class: 'note', dir: 'auto' }, note),
    place === null ? null : element(document, 'span', { class: 'place', dir: 'auto' }, place),
    button,
  );
  const draw = (isLeftOut: boolean) => {
    item.classList.toggle('left', isLeftOut);
    words.textContent = (isLeftOut ? leaveOut?.back : leaveOut?.label) ?? '';
  };
  draw(false);
  return { item, button, index, draw };
}
