import { fieldOf as own } from './natives.ts';
import type { Ask, CanaryReply, HeldWhere, ReplayReply } from './page-messages.ts';

/** For the guard: what the hooks ask, or null when it is nothing we know. */
export function readAsk(message: unknown): Ask | null {
  const ask = own(message, 'ask');
  const id = numberOf(own(message, 'id'));
  const flag = (name: string): boolean => own(message, name) === true;
  switch (ask) {
    case 'call': {
      const peer = own(message, 'peer');
      return {
        ask,
        id,
        channel: textOf(own(message, 'channel')),
        method: textOf(own(message, 'method')),
        texts: textsOf(own(message, 'texts')),
        peer: typeof peer === 'string' ? peer : null,
        fileCount: numberOf(own(message, 'fileCount')),
      };
    }
    case 'files': {
      const via = own(message, 'via') === 'directory' ? 'directory' : 'picker';
      return { ask, id, via, truncated: flag('truncated') };
    }
    case 'media':
      return { ask, id, audio: flag('audio'), video: flag('video'), display: flag('display') };
    case 'ready':
    case 'rearm':
      return { ask };
    case 'held': {
      const where = own(message, 'where');
      return isWhere(where) ? { ask, where } : null;
    }
    default:
      return null;
  }
}

/** Null when no hooks answered. */
export function readCanaryReply(reply: unknown): CanaryReply | null {
  const [fired, missing] = [own(reply, 'fired'), own(reply, 'missing')];
  return Array.isArray(fired) && Array.isArray(missing)
    ? { fired: textsOf(fired), missing: textsOf(missing) }
    : null;
}

/** Null when no hooks answered. */
export function readReplayReply(reply: unknown): ReplayReply | null {
  const untouched = own(reply, 'untouched');
  return typeof untouched === 'boolean' ? { untouched } : null;
}

function textsOf(value: unknown): readonly string[] {
  // What came over the line inherits nothing: it has no `filter` of its own.
  return Array.isArray(value) ? Array.from<unknown>(value).filter((item) => typeof item === 'string') : [];
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const numberOf = (value: unknown): number => (typeof value === 'number' ? value : 0);

function isWhere(value: unknown): value is HeldWhere {
  return value === 'fetch' || value === 'xhr' || value === 'beacon' || value === 'websocket';
}
