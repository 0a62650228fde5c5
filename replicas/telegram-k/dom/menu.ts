import { cx } from '../variant.ts';
import { button, el } from './el.ts';

export interface MenuItem {
  readonly label: string;
  readonly act: () => void;
}

let open: HTMLElement | null = null;

/** Opens a menu at a point of the window; any other menu closes. */
export function openMenu(x: number, y: number, items: readonly MenuItem[], head: readonly Node[] = []): void {
  closeMenu();
  const rows = items.map(({ label, act }) =>
    button({ class: cx('menu-item', 'btn-menu-item'), role: 'menuitem' }, [label], () => {
      closeMenu();
      act();
    }),
  );
  const menu = el(
    'div',
    { class: cx('menu', 'btn-menu contextmenu active'), role: 'menu' },
    ...head,
    ...rows,
  );
  document.body.append(menu);
  menu.style.left = `${Math.max(8, Math.min(x, innerWidth - menu.offsetWidth - 8))}px`;
  menu.style.top = `${Math.max(8, Math.min(y, innerHeight - menu.offsetHeight - 8))}px`;
  open = menu;
}

export function closeMenu(): void {
  open?.remove();
  open = null;
}

document.addEventListener('mousedown', (event) => {
  if (open && event.target instanceof Node && !open.contains(event.target)) closeMenu();
});
document.addEventListener('keydown', (event) => {
  if (event.key === 'Escape') closeMenu();
});
