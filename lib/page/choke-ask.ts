import type { Decision } from '../messaging/page-messages.ts';
import { inputWith, isBlob } from './files.ts';
import { apply, fieldOf, isArray, newList } from './natives.ts';
import type { Callable } from './natives.ts';
import type { Questions } from './questions.ts';
import type { Reply } from './reply.ts';
import { withItems } from './split.ts';
import { idOf, readCall } from './walk.ts';
import type { FoundCall, Gate } from './walk.ts';

export interface Guarded extends Gate {
  readonly reply: Reply | null;
}

/** A call and how far its question is. */
export interface Asked {
  readonly found: FoundCall;
  readonly gate: Guarded;
  /** What is left out of the message when the call is dropped; null = all of it. */
  readonly unit: object | null;
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
  for (let i = 0; i < asked.length; i += 1) {
    const entry = asked[i];
    if (entry === undefined) continue;
    ask(entry, questions, (pass) => {
      unsettled -= 1;
      entry.state = pass ? 'pass' : 'drop';
      if (!pass) entry.gate.reply?.(post.self, idOf(entry.found, entry.gate.point));
      if (!isLater) return;
      if (canSplit) postUnit(entry, asked, post);
      else if (unsettled === 0) postSettled(asked, post);
    });
  }
  const canSplit = unsettled > 0 && isSplittable(asked, post);
  isLater = true;
  if (unsettled === 0 || canSplit) postSettled(asked, post);
}

function ask({ found, gate }: Asked, questions: Questions, settled: (pass: boolean) => void): void {
  const { channel, method } = found;
  const { texts, peer, others } = readCall(found, gate.point);
  const blobs = newList<object>();
  for (let i = 0; i < others.length; i += 1) {
    const other = others[i];
    if (isBlob(other)) blobs[blobs.length] = other;
  }
  const question = { ask: 'call', channel, method, texts, peer, fileCount: blobs.length } as const;
  questions.ask(question, inputWith(blobs), settled);
}

/** What is moved along (a transfer list) can be posted once only, so such a message stays whole. */
function isSplittable(asked: readonly Asked[], { args }: Post): boolean {
  const transfers = isArray(args[1]) ? args[1] : fieldOf(args[1], 'transfer');
  if (isArray(transfers) && transfers.length > 0) return false;
  for (let i = 0; i < asked.length; i += 1) if (asked[i]?.unit === null) return false;
  return true;
}

/** Posts everything whose calls are settled and not dropped. */
function postSettled(asked: readonly Asked[], post: Post): void {
  if (stateOf(asked, () => true) === 'pass') apply(post.native, post.self, post.args);
  else if (stateOf(asked, (unit) => unit === null) !== 'drop') {
    postPart(asked, post, (item) => stateOf(asked, (unit) => unit === item) === 'pass');
  }
}

/** Posts one unit whose last call is settled. */
function postUnit({ unit }: Asked, asked: readonly Asked[], post: Post): void {
  if (stateOf(asked, (other) => other === unit) === 'pass') postPart(asked, post, (item) => item === unit);
}

function postPart(asked: readonly Asked[], { native, self, args }: Post, keeps: (item: unknown) => boolean) {
  const calls = newList<FoundCall>();
  for (let i = 0; i < asked.length; i += 1) {
    const found = asked[i]?.found;
    if (found !== undefined) calls[calls.length] = found;
  }
  const part = withItems(args[0], calls, keeps);
  if (part === null) return;
  apply(native, self, args.length > 1 ? [part, args[1]] : [part]);
}

/** Of all calls of a unit: one dropped drops it, one waiting keeps it. A unit without calls passes. */
function stateOf(asked: readonly Asked[], isMeant: (unit: object | null) => boolean): Decision {
  let state: Decision = 'pass';
  for (let i = 0; i < asked.length; i += 1) {
    const entry = asked[i];
    if (entry === undefined || !isMeant(entry.unit)) continue;
    if (entry.state === 'drop') return 'drop';
    if (entry.state === 'wait') state = 'wait';
  }
  return state;
}
