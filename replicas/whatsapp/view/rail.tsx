import type { ReactNode } from 'react';
import { showOverlay, showStatus } from '../model/actions.ts';
import { businessAccount, cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';
import { useStore } from './use-store.ts';

/** The narrow strip at the left: chats, status, and whose account this is. */
export function Rail(): ReactNode {
  const onStatus = useStore().overlay?.kind === 'status';
  const profile = businessAccount ? labels.businessProfile : labels.profile;
  return (
    <nav className={cx('rail')}>
      <button
        type="button"
        className={cx('icon-button', !onStatus && 'icon-button-on')}
        aria-label={labels.chats}
        aria-pressed={!onStatus}
        onClick={() => {
          if (onStatus) showOverlay(null);
        }}
      >
        <Icon name="chats-filled" />
      </button>
      <button
        type="button"
        className={cx('icon-button', onStatus && 'icon-button-on')}
        aria-label={labels.status}
        aria-pressed={onStatus}
        onClick={() => {
          showStatus({ what: 'nothing' });
        }}
      >
        <Icon name="status-filled" />
      </button>
      <span role="img" aria-label={profile} title={profile} className={cx('rail-profile')}>
        <Icon name={businessAccount ? 'business-filled' : 'profile-filled'} />
      </span>
    </nav>
  );
}
