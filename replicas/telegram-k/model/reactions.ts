import { invokeManager } from '../port/connection.ts';
import type { Message } from './messages.ts';
import { amendMessage } from './state.ts';

/** Puts a reaction on a message, at once. */
export function react(peerId: string, { mid, reactions: before = [] }: Message, reaction: string): void {
  amendMessage(peerId, mid, { reactions: [...before, reaction] });
  invokeManager('appReactionsManager', 'sendReaction', [{ peerId, mid, reaction }]);
}
