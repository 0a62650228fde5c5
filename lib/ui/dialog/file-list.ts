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
  const items = rows.map(({ index, name, size, state, note, place, picture, leaveOut }) => {
    const words = element(document, 'span', {});
    const button =
      leaveOut &&
      element(
        document,
        'button',
        { type: 'submit', class: 'leave' },
        words,
        element(document, 'span', { class: 'hidden' }, ` ${name}`),
      );
    const image = thumbnail(document, picture);
    const item = element(
      document,
      'li',
      { class: `${state}${image === null ? '' : ' pictured'}` },
      image,
      element(document, 'bdi', { class: 'name' }, name),
      element(document, 'span', { class: 'size' }, size),
      element(document, 'span', { class: 'note', dir: 'auto' }, note),
      place === null ? null : element(document, 'span', { class: 'place', dir: 'auto' }, place),
      button,
    );
    const draw = () => {
      item.classList.toggle('left', left.has(index));
      words.textContent = left.has(index) ? (leaveOut?.back ?? '') : (leaveOut?.label ?? '');
    };
    draw();
    return { item, button, index, draw };
  });
  return {
    element: element(
      document,
      'div',
      { id: 'files' },
      element(document, 'ul', { class: 'files', 'aria-label': label }, ...items.map(({ item }) => item)),
      more === null ? null : element(document, 'p', { class: 'more' }, more),
    ),
    leftOut: () => [...left],
    press(submitter) {
      const pressed = items.find(({ button }) => button !== null && button === submitter);
      if (pressed === undefined) return false;
      if (!left.delete(pressed.index)) left.add(pressed.index);
      pressed.draw();
      return true;
    },
  };
}
