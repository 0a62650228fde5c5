import { type ReactNode, useState } from 'react';
import type { Conversation } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { EmojiText } from './emoji-text.tsx';
import { Icon } from './icon.tsx';

interface ChooseDialogProps {
  readonly title: string;
  readonly conversations: readonly Conversation[];
  readonly close: () => void;
  readonly onSend: (ids: readonly string[]) => void;
}

/** A list to choose from, and a send that appears with the first choice. */
export function ChooseDialog({ title, conversations, close, onSend }: ChooseDialogProps): ReactNode {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const toggle = (id: string) => {
    setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id]);
  };
  const names = chosen.map((id) => conversations.find((each) => each.id === id)?.title).join(', ');
  return (
    <div className={cx('backdrop')}>
      <div
        role="dialog"
        aria-modal="true"
        aria-label={title}
        className={cx('dialog')}
        onKeyDown={(event) => {
          if (event.key === 'Escape') close();
        }}
      >
        <div className={cx('dialog-top')}>
          <button
            type="button"
            className={cx('icon-button')}
            aria-label={labels.close}
            autoFocus
            onClick={close}
          >
            <Icon name="x-rounded" />
          </button>
          <h2 className={cx('dialog-title')}>{title}</h2>
        </div>
        <div role="list" className={cx('recipients')}>
          {conversations.map((each) => (
            <Recipient
              key={each.id}
              conversation={each}
              chosen={chosen.includes(each.id)}
              onToggle={() => {
                toggle(each.id);
              }}
            />
          ))}
        </div>
        {chosen.length > 0 && (
          <div className={cx('dialog-bottom')}>
            <span className={cx('recipient-names')}>{names}</span>
            <button
              type="button"
              className={cx('send')}
              aria-label={labels.send}
              onClick={() => {
                onSend(chosen);
              }}
            >
              <Icon name="wds-ic-send-filled" />
            </button>
          </div>
        )}
      </div>
    </div>
  );
}

interface RecipientProps {
  readonly conversation: Conversation;
  readonly chosen: boolean;
  readonly onToggle: () => void;
}

function Recipient({ conversation, chosen, onToggle }: RecipientProps): ReactNode {
  return (
    <div role="listitem">
      <button
        type="button"
        role="checkbox"
        aria-checked={chosen}
        aria-label={conversation.title}
        className={cx('chat', 'recipient')}
        onClick={onToggle}
      >
        <span className={cx('check', chosen && 'check-on')} />
        <Avatar conversation={conversation} />
        <span className={cx('chat-title')} title={conversation.title} dir="auto">
          <EmojiText text={conversation.title} />
        </span>
      </button>
    </div>
  );
}
