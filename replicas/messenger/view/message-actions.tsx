import type { ReactNode } from 'react';
import { emojiImage, offeredEmoji } from '../../shared/lexical/emoji-image.ts';
import { closeMenu, editMessage, quoteMessage, showDialog } from '../model/compose.ts';
import { leaveElsewhere } from '../model/elsewhere.ts';
import { react } from '../model/send.ts';
import { dropMessage } from '../model/store.ts';
import type { Message, Thread } from '../model/types.ts';
import { cx, labels, named } from '../variant.ts';
import { MenuButton } from './menu-button.tsx';
import { Press } from './press.tsx';

interface MessageActionsProps {
  readonly thread: Thread;
  readonly message: Message;
}

/** Beside a message, while the pointer or the focus is there: react, reply, more. */
export function MessageActions({ thread, message }: MessageActionsProps): ReactNode {
  return (
    <div className={cx('actions')}>
      <MenuButton menu={`react:${message.id}`} label={labels.react} icon="smile" role="menu">
        <div className={cx('emoji-grid')}>
          {offeredEmoji.slice(0, 6).map(({ emoji, name }) => (
            <Press
              key={name}
              role="menuitem"
              label={named('reactWith', name)}
              onPress={() => {
                closeMenu();
                react(thread, message, emoji);
              }}
            >
              <img className={cx('emoji')} src={emojiImage(emoji)} alt={emoji} />
            </Press>
          ))}
        </div>
      </MenuButton>
      <Press
        label={labels.reply}
        icon="reply"
        onPress={() => {
          quoteMessage(thread.id, message);
        }}
      />
      <MenuButton menu={`message:${message.id}`} label={labels.more} icon="more" role="menu">
        <MoreItems thread={thread} message={message} />
      </MenuButton>
    </div>
  );
}

function MoreItems({ thread, message }: MessageActionsProps): ReactNode {
  const own = message.from === null;
  const item = (label: string, act: () => void) => (
    <Press
      role="menuitem"
      look="item"
      label={label}
      onPress={() => {
        closeMenu();
        act();
      }}
    >
      {label}
    </Press>
  );
  return (
    <>
      {item(labels.forward, () => {
        showDialog({ kind: 'forward', thread, message });
      })}
      {own &&
        message.text !== '' &&
        item(labels.edit, () => {
          editMessage(thread.id, message);
        })}
      {own &&
        item(labels.unsend, () => {
          leaveElsewhere('unsend', message.id);
          dropMessage(thread.id, message.id);
        })}
    </>
  );
}
