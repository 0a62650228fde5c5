import metadata from 'libphonenumber-js/metadata.max';
import type { CompiledDetector } from '../compiled.ts';
import { digitAutomaton } from './digit-automaton.ts';
import type { PhoneRegion, Phones } from './phones.ts';

/**
 * Makes the bundle's `phones` part from libphonenumber's metadata. Used where policy is compiled only: the metadata is
 * larger than everything a chat page loads.
 */

/** Where the prefix is usually left out in writing, most often before mobile numbers. */
const writtenWithoutPrefix: ReadonlySet<string> = new Set(['BR', 'CA', 'CN', 'IN', 'RU', 'KZ', 'TR', 'US']);

const plan = {
  code: 0,
  pattern: 2,
  lengths: 3,
  prefix: 5,
  types: 11,
} as const;

/** Regions whose numbers the examples of detectors may hold, whatever the policy's own regions are. */
export const exampleRegions = [
  ...['US', 'GB', 'DE', 'AT', 'CH', 'FR', 'ES', 'IT', 'PT', 'BR', 'NL', 'BE', 'PL', 'CZ', 'SK', 'UA', 'TR'],
  ...['IN', 'IL', 'SA', 'AE', 'EG', 'CN', 'JP', 'KR', 'MX'],
];

/** Whether any of the detectors judges telephone numbers, so that a bundle needs the plans. */
export function asksForPhones(detectors: readonly CompiledDetector[]): boolean {
  return detectors.some(({ patterns }) =>
    patterns.some(({ validators }) =>
      validators.some((name) => typeof name === 'string' && name.startsWith('phone-')),
    ),
  );
}

const made = new Map<string, PhoneRegion | null>();

/** @param regions ISO 3166-1; one that has no numbering plan is left out. Sorted, so that the order does not matter. */
export function phonesFor(regions: readonly string[]): Phones {
  const sorted = [...new Set(regions)].sort();
  return { codes: codes(), regions: sorted.flatMap((region) => regionOf(region) ?? []) };
}

function regionOf(region: string): PhoneRegion | null {
  const known = made.get(region);
  if (known !== undefined) return known;
  const found = planOf(Reflect.get(metadata.countries, region));
  const prefix = found?.[plan.prefix];
  const fresh: PhoneRegion | null = found && {
    region,
    code: String(found[plan.code]),
    prefix: typeof prefix === 'string' ? prefix : '',
    prefixOptional: writtenWithoutPrefix.has(region),
    numbers: digitAutomaton(patternsOf(found).join('|')),
  };
  made.set(region, fresh);
  return fresh;
}

function planOf(value: unknown): readonly unknown[] | null {
  return Array.isArray(value) ? value : null;
}

/** Of all kinds of number; where a plan does not tell them apart, the general one. */
function patternsOf(found: readonly unknown[]): string[] {
  const patterns = (planOf(found[plan.types]) ?? []).flatMap((type) => {
    const pattern: unknown = planOf(type)?.[0];
    return typeof pattern === 'string' && pattern !== '' ? [pattern] : [];
  });
  return patterns.length > 0 ? patterns : [String(found[plan.pattern])];
}

/** All calling codes, those without a country as well. */
function codes(): Record<string, number> {
  const lengths: Record<string, number> = {};
  for (const found of [...Object.values(metadata.countries), ...Object.values(metadata.nonGeographic)]) {
    const numbers = planOf(found);
    if (!numbers) continue;
    const code = String(numbers[plan.code]);
    for (const length of planOf(numbers[plan.lengths]) ?? [])
      lengths[code] = (lengths[code] ?? 0) | (1 << Number(length));
  }
  return lengths;
}
