import { transmit } from '../../shared/wire.ts';
import { labels } from '../variant.ts';
import { tell } from './compose.ts';
import { change, getState } from './store.ts';
import type { Thread } from './types.ts';

/** Asks for the devices as the original does, then rings. */
export async function startCall(thread: Thread, kind: 'audio' | 'video'): Promise<void> {
  const stream = await ask(() =>
    navigator.mediaDevices.getUserMedia({ audio: true, video: kind === 'video' }),
  );
  if (!stream) return;
  endCall();
  transmit({ at: Date.now(), path: 'call', conversation: thread, text: kind, files: [] });
  change({ call: { thread, streams: [stream] } });
}

/** Shows the screen, a window or a tab to the other side of the call. */
export async function shareScreen(): Promise<void> {
  const stream = await ask(() => navigator.mediaDevices.getDisplayMedia({ video: true }));
  const { call } = getState();
  if (!stream || !call) {
    stopStream(stream);
    return;
  }
  const { thread, streams } = call;
  transmit({ at: Date.now(), path: 'screen-share', conversation: thread, text: '', files: [] });
  change({ call: { thread, streams: [...streams, stream] } });
}

export function endCall(): void {
  for (const stream of getState().call?.streams ?? []) stopStream(stream);
  change({ call: null });
}

export function stopStream(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The microphone for a voice clip; `null` when it is refused or missing, which the page says. */
export function askForMicrophone(): Promise<MediaStream | null> {
  return ask(() => navigator.mediaDevices.getUserMedia({ audio: true }));
}

async function ask(devices: () => Promise<MediaStream>): Promise<MediaStream | null> {
  try {
    const stream = await devices();
    tell(null);
    return stream;
  } catch {
    tell(labels.noDevice);
    return null;
  }
}
