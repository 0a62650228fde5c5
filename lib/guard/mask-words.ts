import type { ActivePolicy } from './policy-source.ts';

/**
 * What a person wrote about an incident, without what the policy's detectors know in it: it is written next to the very
 * data that it is about. At most 500 UTF-16 code units.
 */
export function maskWords({ loaded }: Pick<ActivePolicy, 'loaded'>, words: string): string {
  const findings = loaded.engine.scan(words).toSorted((a, b) => a.start - b.start || b.end - a.end);
  let [masked, at] = ['', 0];
  for (const { start, end, masked: value } of findings) {
    // Of those that lie over each other the first one's mask stands for all.
    if (start >= at) masked += words.slice(at, start) + value;
    at = Math.max(at, end);
  }
  return (masked + words.slice(at)).slice(0, 500);
}
