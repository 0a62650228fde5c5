import * as v from 'valibot';
import { browser } from '../messaging/browser.ts';
import { installationSchema, installTypes } from '../core/api/device.ts';
import type { Installation } from '../core/api/device.ts';
import { readManaged } from './managed.ts';

/** How the extension sits in this browser. What cannot be found out is null, and never keeps a heartbeat back. */
export async function describeInstallation(): Promise<Installation> {
  const [type, privateWindows, hosts, managed] = await Promise.all([
    installType().catch(() => null),
    privateWindowsAllowed().catch(() => null),
    missingHosts(),
    readManaged(),
  ]);
  return { type, privateWindows, missingHosts: hosts, asset: managed?.asset ?? null };
}

/** How the browser came to have this extension. */
export async function installType(): Promise<Installation['type']> {
  const { installType: type } = await browser.management.getSelf();
  return installTypes.find((known) => known === type) ?? 'other';
}

async function privateWindowsAllowed(): Promise<boolean> {
  return browser.extension.isAllowedIncognitoAccess();
}

/**
 * Messengers' addresses (match patterns, 20 at most) that the browser keeps this extension out of: Firefox lets a person
 * take hosts away one by one; Chromium too, and by policy. Empty where that cannot be found out.
 */
export async function missingHosts(): Promise<Installation['missingHosts']> {
  return hostsWithout().catch(() => []);
}

async function hostsWithout(): Promise<Installation['missingHosts']> {
  const wanted = browser.runtime.getManifest().host_permissions ?? [];
  const granted = await Promise.all(
    wanted.map((origin) => browser.permissions.contains({ origins: [origin] })),
  );
  const missing = wanted.filter((_, index) => granted[index] === false);
  const parsed = v.safeParse(installationSchema.entries.missingHosts, missing.slice(0, 20));
  return parsed.success ? parsed.output : [];
}
