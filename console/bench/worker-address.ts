import workerUrl from './worker.ts?worker&url';

/** What Trusted Types (W3C) adds to a page, as far as it is used here; TypeScript does not know it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the browser's own, or nothing
const trustedTypes = Reflect.get(globalThis, 'trustedTypes') as TrustedTypes | undefined;
/** The one that the console's security policy allows (server/http/headers.ts), and only once in a page. */
const policy = trustedTypes?.createPolicy('sluice-bench', {
  createScriptURL: (address) => {
    if (address !== workerUrl) throw new TypeError('not the worker of the bench');
    return address;
  },
});

/** The bench's worker, trusted where a page's policy asks for that; nothing else is ever trusted. */
export const workerAddress: string = policy?.createScriptURL(workerUrl) ?? workerUrl;
