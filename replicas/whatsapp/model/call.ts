import { transmit } from '../../shared/wire.ts';
import { requireActive } from './send.ts';
import { change, getState } from './store.ts';

const streams = new Map<'call' | 'screen', MediaStream>();

/** Calls the open conversation. Nothing leaves when the browser or the person refuses the microphone or camera. */
export async function startCall(kind: 'voice' | 'video'): Promise<void> {
  if (getState().call) return;
  const conversation = requireActive();
  const stream = await refusable(
    navigator.mediaDevices.getUserMedia({ audio: true, video: kind === 'video' }),
  );
  if (!stream) return;
  streams.set('call', stream);
  transmit({ at: Date.now(), path: 'call', conversation, text: kind, files: [] });
  change({ call: { conversation, sharing: false } });
}

/** Shows a screen, window or tab to whom the call goes. */
export async function shareScreen(): Promise<void> {
  const stream = await refusable(navigator.mediaDevices.getDisplayMedia());
  const { call } = getState();
  if (!stream || !call) {
    stop(stream);
    return;
  }
  streams.set('screen', stream);
  transmit({ at: Date.now(), path: 'screen-share', conversation: call.conversation, text: '', files: [] });
  change({ call: { ...call, sharing: true } });
}

export function stopSharing(): void {
  stop(streams.get('screen') ?? null);
  streams.delete('screen');
  const { call } = getState();
  if (call) change({ call: { ...call, sharing: false } });
}

export function endCall(): void {
  for (const stream of streams.values()) stop(stream);
  streams.clear();
  change({ call: null });
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

async function refusable(asked: Promise<MediaStream>): Promise<MediaStream | null> {
  try {
    return await asked;
  } catch {
    return null; // refused, or no such device: the page goes on as before
  }
}
