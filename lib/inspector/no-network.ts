/** Everything by which a worker reaches beyond itself, in any of the browsers; what starts further workers is apart. */
const network = [
  ...['fetch', 'fetchLater', 'XMLHttpRequest', 'WebSocket', 'WebSocketStream', 'WebTransport', 'EventSource'],
  ...['RTCPeerConnection', 'RTCDataChannel', 'importScripts', 'FontFace', 'fonts', 'BroadcastChannel'],
  ...['caches', 'CacheStorage', 'Notification', 'PushManager', 'Request'],
] as const;
/** Only the reader keeps these, for its engines and the policy. */
const surroundings = ['Worker', 'SharedWorker', 'indexedDB', 'IDBFactory'] as const;

/**
 * Takes the network away from this worker, for good: files that it reads may come from anybody, and the extension's
 * policy for content is one for all of its pages. Call once everything is loaded, before the first byte of a file.
 * @param scope the worker's global
 */
export function dropNetwork(scope: object, keeps: 'workers' | 'nothing'): void {
  const names = keeps === 'workers' ? network : [...network, ...surroundings];
  for (let owner: object | null = scope; owner !== null; owner = Reflect.getPrototypeOf(owner)) {
    for (const name of names) {
      if (!Object.hasOwn(owner, name)) continue;
      // What may not be deleted is covered up.
      if (Reflect.deleteProperty(owner, name)) continue;
      Reflect.defineProperty(owner, name, { value: undefined, configurable: false, writable: false });
    }
  }
}
