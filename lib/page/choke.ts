import { add, apply, fieldOf, isObject, keys, newList, newTable, some } from '../messaging/natives.ts';
import type { ChokePoint } from '../messaging/page-messages.ts';
import { askAll } from './choke-ask.ts';
import type { Asked, Guarded } from './choke-ask.ts';
import type { Hooks } from './hooks.ts';
import type { Questions } from './questions.ts';
import { createReply } from './reply.ts';
import { unitOf } from './split.ts';
import { findCalls } from './walk.ts';

/** Holds the calls that a page hands to its workers, at the points it was last configured with. */
export function hookChoke({ hook }: Hooks, questions: Questions): (points: readonly ChokePoint[]) => void {
  let gates = newList<Guarded>();
  const hookPost = (type: string, on: ChokePoint['on']): void => {
    hook(type, 'postMessage', (native, self, args) => {
      const asked = newList<Asked>();
      if (isObject(args[0])) {
        some(gates, (gate) => {
          if (gate.point.on === on) addCalls(asked, args[0], gate);
        });
      }
      if (asked.length === 0) return apply(native, self, args);
      askAll(asked, { native, self, args }, questions);
      return undefined;
    });
  };
  hookPost('Worker', 'worker');
  hookPost('MessagePort', 'port');
  hookPost('BroadcastChannel', 'broadcast');
  return (points) => {
    gates = newList();
    some(points, (point) => {
      add(gates, { point, channels: channelsOf(point), reply: createReply(fieldOf(point, 'reply')) });
    });
  };
}

function addCalls(asked: Asked[], message: unknown, gate: Guarded): void {
  some(findCalls(message, gate), (found) => {
    add(asked, { found, gate, unit: unitOf(found), state: 'wait' });
  });
}

function channelsOf({ gates }: ChokePoint): Record<string, string> {
  const channels = newTable<string>();
  some(keys(gates), (channel) => {
    some(gates[channel] ?? [], (method) => {
      channels[method] = channel;
    });
  });
  return channels;
}
