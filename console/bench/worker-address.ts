import workerUrl from './worker.ts?worker&url';

/** What Trusted Types (W3C) adds to a page, as far as it is used here; TypeScript does not know it yet. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): { createScriptURL(address: string): string };
}

/** The one name that the console's security policy allows (server/http/headers.ts). */
const policyName = 'sluice-bench';

/** The bench's worker, as a page may load it whose policy requires trusted addresses; nothing else is ever trusted. */
export function workerAddress(): string {
  const trustedTypes = readTrustedTypes();
  if (trustedTypes === undefined) return workerUrl;
  const policy = trustedTypes.createPolicy(policyName, {
    createScriptURL: (address) => {
      if (address !== workerUrl) throw new TypeError('not the worker of the bench');
      return address;
    },
  });
  // A TrustedScriptURL, which a worker takes in the place of a string.
  return policy.createScriptURL(workerUrl);
}

function readTrustedTypes(): TrustedTypes | undefined {
  // eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- the browser's own, or nothing
  return Reflect.get(globalThis, 'trustedTypes') as TrustedTypes | undefined;
}
