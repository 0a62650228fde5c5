import { browser } from '../messaging/browser.ts';
import type { EnrolRequest } from '../core/api/device.ts';

type Client = EnrolRequest['client'];

/** Which engine this build is for; fixed when built. */
export function engine(): Client['browser'] {
  return import.meta.env.FIREFOX ? 'firefox' : 'chromium';
}

/** What the server is told about this browser. */
export async function describeClient(): Promise<Client> {
  const { os } = await browser.runtime.getPlatformInfo();
  const version = /(?:Chrome|Firefox)\/([\d.]+)/.exec(navigator.userAgent)?.[1] ?? '';
  // A user agent may be anything that somebody set it to.
  const browserVersion = version.slice(0, 40);
  return { version: browser.runtime.getManifest().version, browser: engine(), browserVersion, os };
}
