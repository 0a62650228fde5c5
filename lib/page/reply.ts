import { apply, bare, fieldOf, isObject, keys, parse, put, stringify } from './natives.ts';

const NativeMessageEvent = MessageEvent;
const { setTimeout: later } = globalThis;
const { dispatchEvent } = EventTarget.prototype;

/** Answers a dropped call in the worker's place, so that the page does not wait for ever. Null: there is no answer. */
export type Reply = (target: unknown, id: unknown) => void;

/** `template`: as the worker's message would be; the string `$id` in it becomes the call's id. */
export function createReply(template: unknown): Reply | null {
  if (template === undefined) return null;
  const text = stringify(template);
  return (target, id) => {
    const data = filled(parse(text), id);
    apply(later, undefined, [
      () => {
        // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a worker or port: something was posted to it
        apply(dispatchEvent, target as EventTarget, [new NativeMessageEvent('message', bare({ data }))]);
      },
      0,
    ]);
  };
}

function filled(value: unknown, id: unknown): unknown {
  if (value === '$id') return id;
  if (!isObject(value)) return value;
  const names = keys(value);
  for (let i = 0; i < names.length; i += 1) {
    const name = names[i] ?? '';
    put(value, name, filled(fieldOf(value, name), id));
  }
  return value;
}
