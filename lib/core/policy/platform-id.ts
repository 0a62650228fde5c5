import type { PlatformData } from './platform.ts';

/** The name that rules know a platform by. Apart from its schema, which chat pages do without. */
export function platformIdOf(data: Pick<PlatformData, 'id' | 'platform'>): string {
  return data.platform ?? data.id;
}
