import { callPlainApi } from '../model/api.ts';
import { getState } from '../model/store.ts';

let toldAt = 0;

/** Tells the other side now and then that somebody types; not what. */
export function tellTyping(): void {
  const { route } = getState();
  if (!route || Date.now() - toldAt < 3000) return;
  toldAt = Date.now();
  callPlainApi('sendMessageAction', { peerId: route.peerId, action: 'typing' }).catch(() => undefined);
}
