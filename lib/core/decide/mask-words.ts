import type { LoadedPolicy } from './index.ts';

/**
 * What a person wrote about an incident, or what a part of a file is called, without what the policy's detectors know in
 * it: both can hold the very data that it is about. At most 500 UTF-16 code units.
 */
export function maskWords({ engine }: Pick<LoadedPolicy, 'engine'>, words: string): string {
  const findings = engine.scan(words).toSorted((a, b) => a.start - b.start || b.end - a.end);
  let [masked, at] = ['', 0];
  for (const { start, end, masked: value } of findings) {
    // Of those that lie over each other the first one's mask stands for all.
    if (start >= at) masked += words.slice(at, start) + value;
    at = Math.max(at, end);
  }
  return (masked + words.slice(at)).slice(0, 500);
}
