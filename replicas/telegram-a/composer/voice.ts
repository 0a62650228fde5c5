import { sendOne } from '../model/send.ts';
import type { SendOptions } from '../model/types.ts';
import { labels } from '../variant.ts';
import { notify } from '../view/overlay.ts';

export interface VoiceRecorder {
  isRecording(): boolean;
  start(): void;
  /** Stops and sends what was recorded. */
  send(options: SendOptions): void;
  cancel(): void;
}

/** Records from the microphone. `onChange` is told when recording starts or ends. */
export function createVoiceRecorder(onChange: () => void): VoiceRecorder {
  let recorder: MediaRecorder | null = null;
  let startedAt = 0;

  async function start(): Promise<void> {
    if (recorder) return;
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = new MediaRecorder(stream);
      recorder.start();
      startedAt = Date.now();
      onChange();
    } catch {
      notify(labels.noDevice);
    }
  }

  function stop(take: (voice: Blob) => void): void {
    const stopping = recorder;
    if (!stopping) return;
    recorder = null;
    stopping.ondataavailable = ({ data }) => take(data);
    stopping.stop();
    for (const track of stopping.stream.getTracks()) track.stop();
    onChange();
  }

  return {
    isRecording: () => recorder !== null,
    start: () => void start(),
    send(options) {
      stop((blob) => {
        const { type: mimeType, size } = blob;
        const name = 'voice.webm';
        const voice = { duration: Math.max(1, Math.round((Date.now() - startedAt) / 1000)) };
        const attachment = { blob, filename: name, mimeType, size, voice };
        const media = { name, type: mimeType, size, blob };
        sendOne({ attachment }, options, { text: '' }, { media });
      });
    },
    cancel: () => stop(() => undefined),
  };
}
