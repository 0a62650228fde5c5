import { h } from '../dom/build.ts';
import { pressButton } from '../dom/press.ts';
import { callApi } from '../model/api.ts';
import { apiChat } from '../model/store.ts';
import type { Peer } from '../model/types.ts';
import { fill } from '../text/labels.ts';
import { cls, labels } from '../variant.ts';
import { notify, openDialog } from './overlay.ts';

/** Asks for microphone and camera, then calls the person or joins the group's call. */
export function startCall(peer: Peer, isVideo: boolean): void {
  navigator.mediaDevices.getUserMedia({ audio: true, video: isVideo }).then(
    (stream) => showCall(peer, isVideo, stream),
    () => notify(labels.noDevice),
  );
}

function showCall(peer: Peer, isVideo: boolean, stream: MediaStream): void {
  const streams = [stream];
  const name = peer.kind === 'group' ? 'joinGroupCall' : 'requestCall';
  callApi(name, { chat: apiChat(peer), isVideo }).catch(() => undefined);
  const shareScreen = () => {
    navigator.mediaDevices.getDisplayMedia({ video: true }).then(
      (screen) => {
        streams.push(screen);
        callApi('startScreenShare', { chat: apiChat(peer) }).catch(() => undefined);
      },
      () => notify(labels.noDevice),
    );
  };
  const dialog = openDialog(
    {
      label: fill(labels.inCall, { name: peer.title }),
      onClose() {
        for (const track of streams.flatMap((each) => each.getTracks())) track.stop();
      },
    },
    h(
      'div',
      { class: cls('buttons') },
      pressButton({ class: cls('primary'), label: labels.shareScreen }, shareScreen),
      pressButton({ class: cls('primary'), label: labels.hangUp }, () => dialog.close()),
    ),
  );
}
