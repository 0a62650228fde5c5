import { fillWith, h, type Child } from '../dom/build.ts';
import { onClick } from '../dom/delegate.ts';
import { icon } from '../dom/icon.ts';
import { isFieldOrControl, pushKeys } from '../dom/keys.ts';
import { pressButton } from '../dom/press.ts';
import { cls, labels } from '../variant.ts';

const root = h('div', { id: 'portals' });
const openDialogs = new Set<() => void>();
let closeOpenMenu: (() => void) | null = null;

/** Where menus and dialogs are mounted. */
export function overlayRoot(): HTMLElement {
  return root;
}

/** Closes every menu and dialog, as the page itself may. */
export function closeOverlays(): void {
  closeMenu();
  for (const close of [...openDialogs]) close();
}

function closeMenu(): void {
  closeOpenMenu?.();
}

// Before the press that may open another one; by pointer, as a long touch makes its mousedown only when it ends.
document.addEventListener(
  'pointerdown',
  ({ target }) => {
    if (!(target instanceof Element && target.closest('[role="menu"]'))) closeMenu();
  },
  true,
);

export interface MenuItem {
  readonly label: string;
  act(): void;
}

/** A menu near a point; items act on click. `extra` stands above them. */
export function openMenu(at: { x: number; y: number }, items: readonly MenuItem[], extra?: Child): void {
  closeMenu();
  const entries = items.map(({ label, act }) => {
    const entry = h('div', { class: cls('menu-item', 'MenuItem'), role: 'menuitem', tabindex: '0' }, label);
    onClick(entry, () => {
      closeMenu();
      act();
    });
    return entry;
  });
  const menu = h('div', { class: cls('menu', 'Menu'), role: 'menu' }, extra, ...entries);
  root.append(menu);
  const { width, height } = menu.getBoundingClientRect();
  menu.style.left = `${Math.max(8, Math.min(at.x, innerWidth - width - 8))}px`;
  menu.style.top = `${Math.max(8, at.y + height > innerHeight ? at.y - height : at.y)}px`;
  const popKeys = pushKeys((event) => {
    if (event.key !== 'Escape') return false;
    closeMenu();
    return true;
  });
  closeOpenMenu = () => {
    closeOpenMenu = null;
    popKeys();
    menu.remove();
  };
}

/** The place above or below a button where its menu opens. */
export function besides(button: Element): { x: number; y: number } {
  const { left, top, bottom } = button.getBoundingClientRect();
  return { x: left, y: top > innerHeight / 2 ? top - 8 : bottom + 8 };
}

export interface DialogOptions {
  readonly label: string;
  readonly class?: string;
  readonly anchors?: string;
  /** Beside the title. */
  readonly header?: readonly Child[];
  /** Enter outside of any field. */
  onEnter?(): void;
  onClose?(): void;
}

export interface Dialog {
  readonly element: HTMLElement;
  close(): void;
}

/** A dialog over the page. */
export function openDialog(options: DialogOptions, ...children: readonly Child[]): Dialog {
  closeMenu();
  const title = h('h2', { class: cls('dialog-title') }, options.label);
  const closeButton = pressButton(
    { class: cls('icon-button', 'close-button'), label: labels.close, icon: icon('close') },
    close,
  );
  const element = h('div', {
    class: cls(`dialog ${options.class ?? ''}`, `Modal ${options.anchors ?? ''}`),
    role: 'dialog',
    'aria-modal': 'true',
    'aria-label': options.label,
  });
  const header = h('div', { class: cls('dialog-header') }, closeButton, title, ...(options.header ?? []));
  fillWith(element, header, ...children);
  const backdrop = h('div', { class: cls('backdrop') }, element);
  root.append(backdrop);
  const popKeys = pushKeys((event) => {
    if (event.key === 'Escape') close();
    else if (event.key !== 'Enter' || isFieldOrControl(event.target)) return false;
    else options.onEnter?.();
    return true;
  });
  openDialogs.add(close);
  return { element, close };

  function close(): void {
    if (!openDialogs.delete(close)) return;
    popKeys();
    backdrop.remove();
    options.onClose?.();
  }
}

/** Says something for a moment that nobody must answer. */
export function notify(text: string): void {
  const notice = h('div', { class: cls('notice'), role: 'status' }, text);
  root.append(notice);
  setTimeout(() => notice.remove(), 4000);
}
