import { cx, labels } from '../variant.ts';
import { button, el } from './el.ts';
import { icon } from './icon.ts';

export interface Popup {
  readonly root: HTMLElement;
  readonly body: HTMLElement;
  readonly header: HTMLElement;
  close(): void;
}

const open: Popup[] = [];

/** A dialog over the page. `anchors` are the original's own class names; `closed` runs once, however it closes. */
export function openPopup(title: string, anchors = '', closed: () => void = () => undefined): Popup {
  const heading = el('h2', { class: cx('popup-title', 'popup-title') }, title);
  const close = () => {
    const place = open.indexOf(popup);
    if (place < 0) return;
    open.splice(place, 1);
    popup.root.remove();
    closed();
  };
  const cancel = button(
    { class: cx('icon-button', 'btn-icon popup-close'), 'aria-label': labels.close },
    [icon('close')],
    close,
  );
  const header = el('div', { class: cx('popup-header', 'popup-header') }, cancel, heading);
  const body = el('div', { class: cx('popup-body', 'popup-body') });
  const box = el('div', { class: cx('popup-container', 'popup-container') }, header, body);
  const root = el(
    'div',
    { class: cx('popup', `popup active ${anchors}`), role: 'dialog', 'aria-label': title },
    box,
  );
  const popup: Popup = { root, body, header, close };
  open.push(popup);
  document.body.append(root);
  return popup;
}

export function closePopups(): void {
  for (const popup of [...open]) popup.close();
}

export function isPopupOpen(): boolean {
  return open.length > 0;
}

document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') open.at(-1)?.close();
});
