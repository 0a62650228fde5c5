/** Of a worker, what is used here; tests have their own. */
export interface WorkerLike {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  terminate(): void;
  addEventListener(
    type: 'message' | 'error' | 'messageerror',
    listener: (event: { readonly data?: unknown }) => void,
    options?: { readonly signal: AbortSignal },
  ): void;
}

/** Of a worker, seen from inside. */
export interface WorkerScope {
  postMessage(message: unknown, options?: { readonly transfer: Transferable[] }): void;
  addEventListener(type: 'message', listener: (event: { readonly data?: unknown }) => void): void;
}
