import type { ReactNode } from 'react';
import { showDialog } from '../model/compose.ts';
import { deliver } from '../model/send.ts';
import { threads } from '../model/seed.ts';
import type { Thread } from '../model/types.ts';
import { cx, furtherContact, labels, named } from '../variant.ts';
import { Avatar } from './avatar.tsx';
import { DialogFrame } from './dialog-frame.tsx';
import { Press } from './press.tsx';

export function ContactDialog({ thread }: { readonly thread: Thread }): ReactNode {
  const known = threads.filter((each) => each.kind === 'direct' && each.id !== thread.id);
  const people = furtherContact === null ? known : [...known, { id: 'further', title: furtherContact }];
  return (
    <DialogFrame title={labels.contact}>
      <ul className={cx('list')}>
        {people.map(({ id, title }) => (
          <li key={id} className={cx('person')}>
            <Avatar name={title} />
            <span className={cx('person-name')}>{title}</span>
            <Press
              look="quiet"
              label={named('sendContact', title)}
              onPress={() => {
                showDialog(null);
                deliver(thread, { path: 'contact', text: title });
              }}
            >
              {labels.share}
            </Press>
          </li>
        ))}
      </ul>
    </DialogFrame>
  );
}
