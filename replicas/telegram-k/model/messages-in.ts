import { invokeManager } from '../port/connection.ts';
import type { Peer } from './peers.ts';
import { putMessage } from './state.ts';

let lastMid = 90_000;

/** A message from the other side, in the page and in the worker's own copy. */
export function receiveMessage({ id: peerId, title: from }: Peer, text: string): void {
  const message = { mid: ++lastMid, from, at: Date.now(), text, files: [] };
  putMessage(peerId, message);
  invokeManager('replica', 'receive', [{ peerId, message }]);
}
