import { button, el } from '../dom/el.ts';
import { openPopup } from '../dom/popup.ts';
import type { Peer } from '../model/peers.ts';
import { invokeManager } from '../port/connection.ts';
import { fill } from '../text/labels.ts';
import { cx, labels } from '../variant.ts';
import { release, sayNoDevice } from './voice.ts';

/** Calls once the microphone (and camera) are there; from the call the screen can be shared. */
export function startCall(peer: Peer, video: boolean): void {
  navigator.mediaDevices.getUserMedia({ audio: true, video }).then((stream) => {
    invokeManager('appCallsManager', 'startCall', [{ peerId: peer.id, video }]);
    showCall(peer, stream);
  }, sayNoDevice);
}

function showCall(peer: Peer, stream: MediaStream): void {
  const streams = [stream];
  const popup = openPopup(fill(labels.callWith, { name: peer.title }), 'popup-call', () => {
    streams.forEach(release);
  });
  const status = el('p', { role: 'status', class: cx('quiet') });
  const share = button({ class: cx('secondary', 'btn-call-screen') }, [labels.shareScreen], () => {
    navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      (screen) => {
        streams.push(screen);
        invokeManager('appGroupCallsManager', 'startScreenShare', [{ peerId: peer.id }]);
        status.textContent = labels.sharing;
      },
      () => undefined, // refused, or nothing chosen
    );
  });
  popup.body.append(
    status,
    share,
    button({ class: cx('primary', 'btn-call-end') }, [labels.hangUp], popup.close),
  );
}
