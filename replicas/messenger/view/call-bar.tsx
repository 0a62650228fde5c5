import type { ReactNode } from 'react';
import { endCall, shareScreen } from '../model/calls.ts';
import { cx, labels, named } from '../variant.ts';
import { Press } from './press.tsx';
import { useStore } from './use-store.ts';

export function CallBar(): ReactNode {
  const { call } = useStore();
  if (!call) return null;
  return (
    <div role="status" className={cx('notice')}>
      {named('inCall', call.thread.title)}
      <Press label={labels.shareScreen} icon="screen" onPress={() => void shareScreen()} />
      <Press label={labels.endCall} icon="close" onPress={endCall} />
    </div>
  );
}
