import { type ReactNode, useEffect, useRef } from 'react';
import { closeMenu, toggleMenu } from '../model/compose.ts';
import { cx } from '../variant.ts';
import type { IconName } from './icon.tsx';
import { Press } from './press.tsx';
import { useStore } from './use-store.ts';

interface MenuButtonProps {
  /** Names this menu among all of the page: only one is open. */
  readonly menu: string;
  readonly label: string;
  readonly icon: IconName;
  readonly role: 'menu' | 'dialog';
  /** What it opens; not mounted before. */
  readonly children: ReactNode;
}

/** A button and the menu or panel it opens. A press outside or Escape closes it. */
export function MenuButton({ menu, label, icon, role, children }: MenuButtonProps): ReactNode {
  const open = useStore().menu === menu;
  const area = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!open) return undefined;
    const abort = new AbortController();
    const { signal } = abort;
    const onPress = (event: Event) => {
      if (event.target instanceof Node && !area.current?.contains(event.target)) closeMenu();
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') closeMenu();
    };
    document.addEventListener('mousedown', onPress, { signal });
    document.addEventListener('keydown', onKey, { signal });
    return () => {
      abort.abort();
    };
  }, [open]);
  return (
    <div className={cx('menu-area')} ref={area}>
      <Press
        label={label}
        icon={icon}
        expanded={open}
        onPress={() => {
          toggleMenu(menu);
        }}
      />
      {open && (
        <div role={role} aria-label={label} className={cx('panel')}>
          {children}
        </div>
      )}
    </div>
  );
}
