import type { ReactNode } from 'react';
import type { Conversation } from '../model/types.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

/** Beside the name of a business that the messenger vouches for. */
export function VerifiedMark({ conversation }: { readonly conversation: Conversation }): ReactNode {
  if (conversation.verified !== true) return null;
  return (
    <span role="img" aria-label={labels.verified} title={labels.verified} className={cx('verified')}>
      <Icon name="verified-filled" />
    </span>
  );
}
