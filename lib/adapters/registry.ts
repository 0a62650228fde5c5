import type { PlatformData } from '../core/policy/platform.ts';
import type { Adapter } from './adapter.ts';
import { createPlatformAdapter } from './create-adapter.ts';
import { matchesPath } from './paths.ts';

/** The adapter for this document, or null when no platform claims its host. */
export function createAdapter(
  platforms: readonly PlatformData[],
  document: Document,
  host: string,
): Adapter | null {
  const data = platformFor(platforms, document, host);
  return data && createPlatformAdapter(data, document);
}

/**
 * The data for this document, or null when no platform claims its host. Several clients may share a host, each
 * under its own paths; a path that none of them names gets the first. `about:blank` and `srcdoc` frames count with the
 * host of the page that made them.
 */
export function platformFor(
  platforms: readonly PlatformData[],
  document: Document,
  host: string,
): PlatformData | null {
  const here = platforms.filter(({ hosts }) => hosts.includes(host));
  const { pathname } = document.location;
  const best = here.find(({ paths }) => paths?.some((path) => matchesPath(path, pathname)) ?? true);
  return best ?? here[0] ?? null;
}
