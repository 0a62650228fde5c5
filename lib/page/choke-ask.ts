import { add, apply, fieldOf, getter, isArray, newList, some } from '../messaging/natives.ts';
import type { Callable } from '../messaging/natives.ts';
import type { Decision } from '../messaging/page-messages.ts';
import { inputWith } from './files.ts';
import type { Questions, Settled } from './questions.ts';
import type { Reply } from './reply.ts';
import { withItems } from './split.ts';
import type { Placed } from './split.ts';
import { idOf, readCall } from './walk.ts';
import type { Gate } from './walk.ts';

const sizeOf = getter('Blob', 'size');

export interface Guarded extends Gate {
  readonly reply: Reply | null;
}

/** A call and how far its question is. */
export interface Asked extends Placed {
  readonly gate: Guarded;
  state: Decision;
}

interface Post {
  readonly native: Callable;
  readonly self: unknown;
  readonly args: readonly unknown[];
}

/**
 * Asks about every call of a message. What may go is posted at once: the message itself when all of it may. What waits
 * is posted when it is settled, by itself where the message can be taken apart.
 */
export function askAll(asked: readonly Asked[], post: Post, questions: Questions): void {
  let unsettled = asked.length;
  let isLater = false;
  let isSplit = false;
  some(asked, (entry) => {
    ask(entry, questions, (pass) => {
      unsettled -= 1;
      entry.state = pass ? 'pass' : 'drop';
      if (!pass) entry.gate.reply?.(post.self, idOf(entry.found, entry.gate.point));
      if (isSplit) postItems(asked, post, (item) => item === entry.unit);
      else if (isLater && unsettled === 0) postItems(asked, post);
    });
  });
  isLater = true;
  isSplit = unsettled > 0 && isSplittable(asked, post);
  if (unsettled === 0 || isSplit) postItems(asked, post);
}

function ask({ found, gate }: Asked, questions: Questions, settled: Settled): void {
  const { channel, method } = found;
  const { texts, peer, others } = readCall(found, gate.point);
  const blobs = newList<object>();
  some(others, (other) => {
    if (sizeOf(other) !== null) add(blobs, other);
  });
  const question = { ask: 'call', channel, method, texts, peer, fileCount: blobs.length } as const;
  questions.ask(question, inputWith(blobs), settled);
}

/** What is moved along (a transfer list) can be posted once only, so such a message stays whole. */
function isSplittable(asked: readonly Asked[], { args }: Post): boolean {
  const transfers = isArray(args[1]) ? args[1] : fieldOf(args[1], 'transfer');
  return !(isArray(transfers) && transfers.length > 0) && !some(asked, ({ unit }) => unit === null);
}

/** Posts everything that may go: the message itself, when that is all of it. `isMeant` narrows it to some items. */
function postItems(
  asked: readonly Asked[],
  { native, self, args }: Post,
  isMeant?: (item: unknown) => boolean,
): void {
  if (!isMeant && !some(asked, ({ state }) => state !== 'pass')) {
    apply(native, self, args);
    return;
  }
  const isStopped = (item: unknown): boolean =>
    some(asked, ({ unit, state }) => unit === item && state !== 'pass');
  // A call that is not in a list stops all of it.
  if (isStopped(null)) return;
  const part = withItems(args[0], asked, (item) => (!isMeant || isMeant(item)) && !isStopped(item));
  if (part !== null) apply(native, self, args.length > 1 ? [part, args[1]] : [part]);
}
