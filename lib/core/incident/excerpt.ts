import type { Finding } from '../detect/finding.ts';

const reach = 40;

/**
 * Up to 40 characters on each side of a finding, every letter and digit masked (`\u2022`), the value as its detector
 * masks it: shows the shape of what was written around, never the words. 240 characters at most.
 */
export function excerptAround(text: string, finding: Pick<Finding, 'start' | 'end' | 'masked'>): string {
  const before = maskLetters(text.slice(Math.max(0, finding.start - reach), finding.start));
  const after = maskLetters(text.slice(finding.end, finding.end + reach));
  return `${before}[${finding.masked.slice(0, 80)}]${after}`.slice(0, 240);
}

function maskLetters(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .replace(/[\p{L}\p{M}\p{N}\p{S}\p{Co}\p{Cs}]/gu, '\u2022');
}
