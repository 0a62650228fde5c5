import { dispatchEvent } from '../messaging/dom-natives.ts';
import { bare, encode, fieldOf, isObject, keys, parse, put, some } from '../messaging/natives.ts';
import { later } from './later.ts';

const NativeMessageEvent = MessageEvent;

/** Answers a dropped call in the worker's place, so that the page does not wait for ever. */
export type Reply = (target: unknown, id: unknown) => void;

/** `template`: as the worker's message would be; the string `$id` in it becomes the call's id. Null: no answer. */
export function createReply(template: unknown): Reply | null {
  if (template === undefined) return null;
  const text = encode(template);
  return (target, id) => {
    later(() => {
      const data = filled(parse(text), id);
      dispatchEvent(target, new NativeMessageEvent('message', bare({ data })));
    });
  };
}

function filled(value: unknown, id: unknown): unknown {
  if (value === '$id') return id;
  if (isObject(value)) {
    some(keys(value), (name) => {
      put(value, name, filled(fieldOf(value, name), id));
    });
  }
  return value;
}
