import type { Browser } from 'webextension-polyfill';

/**
 * The extension API with promises. Native in every browser that the manifest admits (Chromium 148, Firefox 153), so
 * nothing is shipped for it; only the types come from a package.
 */
// eslint-disable-next-line @typescript-eslint/consistent-type-assertions -- a global that no type library declares
export const browser = Reflect.get(globalThis, 'browser') as Browser;
