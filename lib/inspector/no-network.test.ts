import { describe, expect, it } from 'vitest';
import { dropNetwork } from './no-network.ts';

/** As in a worker: some things are the global's own, some its prototype's, and one cannot be deleted. */
function workerScope() {
  const prototype = { fetch: () => 'sent', importScripts: () => 'loaded', indexedDB: {} };
  const scope: Record<string, unknown> = Object.create(prototype);
  Object.assign(scope, {
    WebSocket: () => undefined,
    XMLHttpRequest: () => undefined,
    Worker: () => undefined,
    structuredClone,
  });
  Object.defineProperty(scope, 'EventSource', {
    value: () => undefined,
    configurable: false,
    writable: true,
  });
  return scope;
}

const reachable = (scope: Record<string, unknown>) =>
  ['fetch', 'importScripts', 'WebSocket', 'XMLHttpRequest', 'EventSource'].filter(
    (name) => scope[name] !== undefined,
  );

describe('a worker without network', () => {
  it('reaches nothing', () => {
    const scope = workerScope();
    dropNetwork(scope, 'nothing');
    expect(reachable(scope)).toEqual([]);
    expect([scope['Worker'], scope['indexedDB']]).toEqual([undefined, undefined]);
    expect(scope['structuredClone']).toBe(structuredClone);
  });

  it('may keep the policy', () => {
    const scope = workerScope();
    dropNetwork(scope, 'database');
    expect(reachable(scope)).toEqual([]);
    expect(scope['Worker']).toBeUndefined();
    expect(scope['indexedDB']).toBeDefined();
  });
});
