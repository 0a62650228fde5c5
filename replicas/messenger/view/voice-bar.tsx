import type { ReactNode } from 'react';
import type { Thread } from '../model/types.ts';
import { endVoice } from '../model/voice.ts';
import { cx, labels } from '../variant.ts';
import { Press } from './press.tsx';

export function VoiceBar({ thread }: { readonly thread: Thread }): ReactNode {
  return (
    <div className={cx('bar')}>
      <Press label={labels.cancel} icon="close" onPress={() => void endVoice(thread, false)} />
      <span className={cx('bar-text')}>{labels.recording}</span>
      <Press label={labels.sendVoice} icon="send" look="main" onPress={() => void endVoice(thread, true)} />
    </div>
  );
}
