import { type ReactNode, useEffect, useState } from 'react';
import { sendFiles } from '../model/send.ts';
import { cx, labels } from '../variant.ts';
import { Icon } from './icon.tsx';

const sampleRate = 8_000;

/** A recording without a microphone: silence as long as it ran, sent as the original would send a voice message. */
export function VoiceBar({ onDone }: { readonly onDone: () => void }): ReactNode {
  const [startedAt] = useState(() => Date.now());
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => {
      setSeconds(Math.floor((Date.now() - startedAt) / 1_000));
    }, 250);
    return () => {
      clearInterval(timer);
    };
  }, [startedAt]);
  return (
    <div className={cx('selection')}>
      <button type="button" className={cx('icon-button')} aria-label={labels.cancel} onClick={onDone}>
        <Icon name="x-rounded" />
      </button>
      <span className={cx('recording')}>
        {labels.recording} {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </span>
      <button
        type="button"
        className={cx('send', 'selection-forward')}
        aria-label={labels.send}
        onClick={() => {
          const file = new File([silence(Date.now() - startedAt)], 'voice.wav', { type: 'audio/wav' });
          onDone();
          void sendFiles([file], '', 'voice');
        }}
      >
        <Icon name="wds-ic-send-filled" />
      </button>
    </div>
  );
}

/** A WAV of 8-bit mono silence, as long as `durationMs` but at most a minute. */
function silence(durationMs: number): ArrayBuffer {
  const samples = Math.round((Math.min(durationMs, 60_000) / 1_000) * sampleRate);
  const view = new DataView(new ArrayBuffer(44 + samples));
  const ascii = (at: number, text: string) => {
    for (let index = 0; index < text.length; index++) view.setUint8(at + index, text.charCodeAt(index));
  };
  ascii(0, 'RIFF');
  view.setUint32(4, 36 + samples, true);
  ascii(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate, true);
  view.setUint16(32, 1, true);
  view.setUint16(34, 8, true);
  ascii(36, 'data');
  view.setUint32(40, samples, true);
  new Uint8Array(view.buffer, 44).fill(128);
  return view.buffer;
}
