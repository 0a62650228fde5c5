/** Everything by which a worker reaches beyond itself, in any of the browsers. */
const network = [
  ...['fetch', 'fetchLater', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
  ...['RTCPeerConnection', 'RTCDataChannel', 'importScripts', 'FontFace', 'fonts', 'BroadcastChannel'],
  ...['caches', 'CacheStorage', 'Notification', 'PushManager', 'Request', 'Worker', 'SharedWorker'],
] as const;
/** Only the reader keeps these, for the policy. */
const database = ['indexedDB', 'IDBFactory'] as const;

/**
 * Takes the network away from this worker, for good: files that it reads may come from anybody, and the extension's
 * policy for content is one for all of its pages. Call once everything is loaded, before the first byte of a file.
 * @param scope the worker's global
 */
export function dropNetwork(scope: object, keeps: 'database' | 'nothing'): void {
  const names = keeps === 'database' ? network : [...network, ...database];
  for (let owner: object | null = scope; owner !== null; owner = Reflect.getPrototypeOf(owner)) {
    for (const name of names) {
      if (!Object.hasOwn(owner, name)) continue;
      // What may not be deleted is covered up.
      if (Reflect.deleteProperty(owner, name)) continue;
      Reflect.defineProperty(owner, name, { value: undefined, configurable: false, writable: false });
    }
  }
}
