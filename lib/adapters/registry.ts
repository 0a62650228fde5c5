import type { PlatformData } from '../core/policy/platform.ts';
import type { Adapter } from './adapter.ts';
import { createWhatsApp } from './whatsapp/whatsapp.ts';

type Factory = (data: PlatformData, document: Document) => Adapter;

/** One line a platform; `rules/platforms/<id>.yaml` carries its data. */
const factories: Readonly<Record<string, Factory>> = {
  whatsapp: createWhatsApp,
};

/**
 * The adapter for this document, or null when no platform claims its host. `about:blank` and `srcdoc` frames count
 * with the host of the page that made them.
 */
export function createAdapter(
  platforms: readonly PlatformData[],
  document: Document,
  host: string,
): Adapter | null {
  for (const data of platforms) {
    const factory = factories[data.id];
    if (factory !== undefined && data.hosts.includes(host)) return factory(data, document);
  }
  return null;
}
