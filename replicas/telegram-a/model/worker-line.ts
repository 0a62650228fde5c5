import { keepRecord, numberRecord } from '../../shared/wire.ts';
import { answersNothing, labels } from '../variant.ts';
import { parseOracleMessage } from './oracle-line.ts';
import { ownId } from './store.ts';
import type { ToWorker } from './envelope.ts';

let epoch = 0;
const settling = new Map<string, () => void>();

/** The worker; everything that leaves goes through its `postMessage`. */
export const worker = new Worker(scriptAddress('/a/assets/worker.js'), { type: 'module' });

const { port1: oracle, port2: workerSide } = new MessageChannel();
const init: ToWorker = {
  payloads: [
    {
      type: 'initApi',
      messageId: crypto.randomUUID(),
      args: [{ ownId, savedTitle: labels.saved, silent: answersNothing, port: workerSide }],
    },
  ],
};
worker.postMessage(init, [workerSide]);

oracle.onmessage = ({ data }: MessageEvent<unknown>) => {
  const message = parseOracleMessage(data);
  if (message?.type === 'record' && message.epoch === epoch) {
    keepRecord(numberRecord(message.record, message.record.seq));
  }
  if (message?.type !== 'settled') return;
  settling.get(message.token)?.();
  settling.delete(message.token);
};

/** Resolves when everything that the worker was given before is recorded. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    const token = crypto.randomUUID();
    settling.set(token, resolve);
    tellWorker('replicaSettled', token);
  });
}

/** The worker starts counting anew; what it recorded before is not taken any more. */
export function forgetInWorker(): void {
  epoch += 1;
  tellWorker('replicaForget', epoch);
}

function tellWorker(name: string, arg: unknown): void {
  const message: ToWorker = {
    payloads: [{ type: 'callMethod', messageId: crypto.randomUUID(), name, args: [arg] }],
  };
  worker.postMessage(message);
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

function hasTrustedTypes(scope: object): scope is { trustedTypes: TrustedTypes } {
  return 'trustedTypes' in scope;
}

/** Where Trusted Types are required, an address of a script must be one. */
function scriptAddress(address: string): string {
  if (!hasTrustedTypes(window)) return address;
  const policy = window.trustedTypes.createPolicy('replica-worker', { createScriptURL: (text) => text });
  return policy.createScriptURL(address);
}
