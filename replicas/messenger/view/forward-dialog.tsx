import { type ReactNode, useState } from 'react';
import { forward } from '../model/send.ts';
import { customers, threads } from '../model/seed.ts';
import type { Message, Thread } from '../model/types.ts';
import { cx, labels, named } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { EmojiText } from './emoji-text.tsx';
import { Press } from './press.tsx';

interface ForwardDialogProps {
  readonly thread: Thread;
  readonly message: Message;
}

/** Each recipient has a send of its own, which works once. */
export function ForwardDialog({ thread, message }: ForwardDialogProps): ReactNode {
  const recipients = customers.includes(thread) ? customers : threads;
  return (
    <DialogFrame title={labels.forward}>
      <ul className={cx('list')}>
        {recipients.map((recipient) => (
          <Recipient key={recipient.id} recipient={recipient} message={message} />
        ))}
      </ul>
    </DialogFrame>
  );
}

interface RecipientProps {
  readonly recipient: Thread;
  readonly message: Message;
}

function Recipient({ recipient, message }: RecipientProps): ReactNode {
  const [sent, setSent] = useState(false);
  return (
    <li className={cx('person')}>
      <Avatar name={recipient.title} />
      <span dir="auto" className={cx('person-name')}>
        <EmojiText text={recipient.title} />
      </span>
      <Press
        look="quiet"
        label={named('sendTo', recipient.title)}
        disabled={sent}
        onPress={() => {
          setSent(true);
          forward(message, recipient);
        }}
      >
        {sent ? labels.sent : labels.send}
      </Press>
    </li>
  );
}
