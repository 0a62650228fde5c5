import type { ChokePoint } from '../messaging/page-messages.ts';
import { askAll } from './choke-ask.ts';
import type { Asked, Guarded } from './choke-ask.ts';
import type { Hooks } from './hooks.ts';
import { apply, isObject, keys, newList, newTable } from './natives.ts';
import type { Questions } from './questions.ts';
import { createReply } from './reply.ts';
import { unitOf } from './split.ts';
import { findCalls } from './walk.ts';

export interface Choke {
  configure(points: readonly ChokePoint[]): void;
}

/** Holds the calls that a page hands to its workers, at the points that the platform's data names. */
export function hookChoke(hooks: Hooks, questions: Questions): Choke {
  let gates: readonly Guarded[] = newList();
  const on = (kind: ChokePoint['on'], owner: object, label: string): void => {
    hooks.hook(owner, 'postMessage', label, (native, self, args) => {
      const asked = isObject(args[0]) ? callsIn(args[0], kind, gates) : null;
      if (asked === null || asked.length === 0) return apply(native, self, args);
      askAll(asked, { native, self, args }, questions);
      return undefined;
    });
  };
  on('worker', Worker.prototype, 'Worker.postMessage');
  on('port', MessagePort.prototype, 'MessagePort.postMessage');
  on('broadcast', BroadcastChannel.prototype, 'BroadcastChannel.postMessage');
  return {
    configure(points) {
      const next = newList<Guarded>();
      for (let i = 0; i < points.length; i += 1) {
        const point = points[i];
        if (point)
          next[next.length] = { point, channels: channelsOf(point), reply: createReply(point.reply) };
      }
      gates = next;
    },
  };
}

function channelsOf({ gates }: ChokePoint): Record<string, string> {
  const channels = newTable<string>();
  const names = keys(gates);
  for (let i = 0; i < names.length; i += 1) {
    const channel = names[i] ?? '';
    const methods = gates[channel];
    for (let j = 0; methods !== undefined && j < methods.length; j += 1) channels[methods[j] ?? ''] = channel;
  }
  return channels;
}

function callsIn(message: object, kind: ChokePoint['on'], gates: readonly Guarded[]): readonly Asked[] {
  const asked = newList<Asked>();
  for (let i = 0; i < gates.length; i += 1) {
    const gate = gates[i];
    if (gate?.point.on !== kind) continue;
    const calls = findCalls(message, gate);
    for (let j = 0; j < calls.length; j += 1) {
      const found = calls[j];
      if (found) asked[asked.length] = { found, gate, unit: unitOf(found), state: 'wait' };
    }
  }
  return asked;
}
