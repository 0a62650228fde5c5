import { askForMicrophone, stopStream } from './calls.ts';
import { sendVoice } from './send.ts';
import { changeCompose } from './store.ts';
import type { Thread } from './types.ts';

interface Recording {
  readonly stream: MediaStream;
  readonly recorder: MediaRecorder;
  readonly parts: Blob[];
}

const recordings = new Map<string, Recording>();

/** Records from the microphone for a thread, until it is sent or thrown away. */
export async function startVoice(thread: Thread): Promise<void> {
  const stream = await askForMicrophone();
  if (!stream) return;
  if (recordings.has(thread.id)) {
    stopStream(stream);
    return;
  }
  const recorder = new MediaRecorder(stream);
  const parts: Blob[] = [];
  recorder.addEventListener('dataavailable', (event) => {
    parts.push(event.data);
  });
  recorder.start();
  recordings.set(thread.id, { stream, recorder, parts });
  changeCompose(thread.id, { recording: true });
}

/** Ends a thread's recording, and sends it if asked to. */
export async function endVoice(thread: Thread, send: boolean): Promise<void> {
  const recording = recordings.get(thread.id);
  recordings.delete(thread.id);
  changeCompose(thread.id, { recording: false });
  if (!recording) return;
  const { stream, recorder, parts } = recording;
  const stopped = new Promise((resolve) => {
    recorder.addEventListener('stop', resolve, { once: true });
  });
  recorder.stop();
  await stopped;
  stopStream(stream);
  const type = recorder.mimeType.replace(/;.*/, '');
  if (send) await sendVoice(thread, new File(parts, 'voice-clip', { type }));
}
