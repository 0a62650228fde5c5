import type { ReactNode } from 'react';
import { endCall, shareScreen, startCall, stopSharing } from '../model/call.ts';
import type { Call } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

/** In the header of a conversation. The browser asks for microphone and camera. */
export function CallButtons(): ReactNode {
  return (
    <div className={cx('call-buttons')}>
      <button
        type="button"
        className={cx('icon-button')}
        aria-label={labels.videoCall}
        title={labels.videoCall}
        onClick={() => void startCall('video')}
      >
        <Icon name="video-filled" />
      </button>
      <button
        type="button"
        className={cx('icon-button')}
        aria-label={labels.voiceCall}
        title={labels.voiceCall}
        onClick={() => void startCall('voice')}
      >
        <Icon name="call-filled" />
      </button>
    </div>
  );
}

/** Above everything while a call goes on, whichever conversation is open. */
export function CallBar({ call }: { readonly call: Call }): ReactNode {
  const title = fill(labels.call, { name: call.conversation.title });
  return (
    <section aria-label={title} className={cx('call-bar')}>
      <span className={cx('call-title')}>{title}</span>
      <button
        type="button"
        className={cx('plain-button')}
        onClick={() => {
          if (call.sharing) stopSharing();
          else void shareScreen();
        }}
      >
        {call.sharing ? labels.stopSharing : labels.shareScreen}
      </button>
      <button type="button" className={cx('plain-button')} onClick={endCall}>
        {labels.endCall}
      </button>
    </section>
  );
}
