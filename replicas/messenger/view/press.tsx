import type { ReactNode } from 'react';
import { cx } from '../variant.ts';
import { Icon, type IconName } from './icon.tsx';

interface PressProps {
  readonly label: string;
  readonly onPress: () => void;
  readonly icon?: IconName;
  readonly role?: 'button' | 'menuitem';
  readonly look?: 'icon' | 'main' | 'quiet' | 'item';
  readonly disabled?: boolean;
  /** Of a button that opens a menu or panel. */
  readonly expanded?: boolean;
  readonly children?: ReactNode;
}

/** A control as the original makes them: no button element, but a role, and Enter and Space made to work. */
export function Press(props: PressProps): ReactNode {
  const { label, onPress, icon, look = 'icon', disabled = false, expanded } = props;
  return (
    <div
      role={props.role ?? 'button'}
      aria-label={label}
      tabIndex={disabled ? -1 : 0}
      className={cx('press', `press-${look}`, disabled && 'press-off')}
      {...(disabled && { 'aria-disabled': true })}
      {...(expanded !== undefined && { 'aria-expanded': expanded })}
      onClick={() => {
        if (!disabled) onPress();
      }}
      onKeyDown={(event) => {
        if (disabled || event.target !== event.currentTarget || (event.key !== 'Enter' && event.key !== ' '))
          return;
        event.preventDefault();
        onPress();
      }}
    >
      {icon && <Icon name={icon} />}
      {props.children}
    </div>
  );
}
