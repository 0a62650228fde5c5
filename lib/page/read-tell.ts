import { isList, numberOf, own, textOf } from '../messaging/page-messages.ts';
import type { ChokePoint, Tell } from '../messaging/page-messages.ts';
import { isObject, keys, newList, newTable } from './natives.ts';

/** What the guard tells, or null when it is nothing we know. */
export function readTell(message: unknown): Tell | null {
  const tell = own(message, 'tell');
  const text = textOf(own(message, 'text'));
  switch (tell) {
    case 'config':
      return { tell, choke: listOf(own(message, 'choke'), readPoint) };
    case 'settle': {
      const keep = own(message, 'keep');
      return {
        tell,
        id: numberOf(own(message, 'id')),
        pass: own(message, 'pass') === true,
        keep: isList(keep) ? listOf(keep, readNumber) : null,
      };
    }
    case 'hold':
      return { tell, values: textsOf(own(message, 'values')) };
    case 'canary':
    case 'files':
      return { tell };
    case 'paste':
      return { tell, text, html: textOf(own(message, 'html')) };
    case 'drop':
      return { tell, text, x: numberOf(own(message, 'x')), y: numberOf(own(message, 'y')) };
    default:
      return null;
  }
}

function readPoint(value: unknown): ChokePoint | null {
  const on = own(value, 'on');
  if (on !== 'worker' && on !== 'port' && on !== 'broadcast') return null;
  const idKey = own(value, 'idKey');
  const reply = own(value, 'reply');
  return {
    id: textOf(own(value, 'id')),
    on,
    gates: readGates(own(value, 'gates')),
    nameKeys: textsOf(own(value, 'nameKeys')),
    argsKey: textOf(own(value, 'argsKey')),
    textKeys: textsOf(own(value, 'textKeys')),
    peerKeys: textsOf(own(value, 'peerKeys')),
    ...(typeof idKey === 'string' && { idKey }),
    ...(reply !== undefined && { reply }),
  };
}

function readGates(value: unknown): Record<string, readonly string[]> {
  const gates = newTable<readonly string[]>();
  const channels = isObject(value) ? keys(value) : newList<string>();
  for (let i = 0; i < channels.length; i += 1) {
    const channel = channels[i] ?? '';
    gates[channel] = textsOf(own(value, channel));
  }
  return gates;
}

function textsOf(value: unknown): readonly string[] {
  return listOf(value, (item) => (typeof item === 'string' ? item : null));
}

function readNumber(value: unknown): number | null {
  return typeof value === 'number' ? value : null;
}

function listOf<T>(value: unknown, read: (item: unknown) => T | null): readonly T[] {
  const list = newList<T>();
  if (!isList(value)) return list;
  for (let i = 0; i < value.length; i += 1) {
    const item = read(value[i]);
    if (item !== null) list[list.length] = item;
  }
  return list;
}
