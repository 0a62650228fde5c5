import { type ReactNode, useCallback, useRef, useState } from 'react';
import { quoteMessage, showOverlay } from '../model/actions.ts';
import type { Message } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';
import { Reactions } from './reactions.tsx';
import { useDismiss } from './use-dismiss.ts';

export function MessageMenu({ message }: { readonly message: Message }): ReactNode {
  const [open, setOpen] = useState<'items' | 'reactions' | null>(null);
  const close = useCallback(() => {
    setOpen(null);
  }, []);
  return (
    <span className={cx('message-menu', open !== null && 'message-menu-open')}>
      <button
        type="button"
        className={cx('icon-button', 'menu-button')}
        aria-label={labels.menu}
        aria-haspopup="menu"
        aria-expanded={open !== null}
        onClick={() => {
          setOpen(open === null ? 'items' : null);
        }}
      >
        <Icon name="chevron-down" />
      </button>
      {open === 'items' && (
        <Items
          message={message}
          close={close}
          react={() => {
            setOpen('reactions');
          }}
        />
      )}
      {open === 'reactions' && <Reactions message={message} close={close} />}
    </span>
  );
}

interface ItemsProps {
  readonly message: Message;
  readonly close: () => void;
  readonly react: () => void;
}

function Items({ message, close, react }: ItemsProps): ReactNode {
  const menu = useRef<HTMLUListElement>(null);
  useDismiss(menu, close);
  const editable = message.from === null && message.text !== '';
  const items: readonly (readonly [label: string, act: () => void])[] = [
    [
      labels.reply,
      () => {
        quoteMessage(message);
      },
    ],
    [
      labels.forward,
      () => {
        showOverlay({ kind: 'select', ids: new Set([message.id]) });
      },
    ],
    ...(editable ? [[labels.edit, () => showOverlay({ kind: 'edit', message })] as const] : []),
    [labels.react, react],
  ];
  return (
    <ul role="menu" ref={menu} className={cx('menu')}>
      {items.map(([label, act]) => (
        <li key={label} role="none">
          <button
            type="button"
            role="menuitem"
            aria-label={label}
            className={cx('menu-item')}
            onClick={() => {
              close();
              act();
            }}
          >
            {label}
          </button>
        </li>
      ))}
    </ul>
  );
}
