import type { Verdict } from '../../core/decide/verdict.ts';
import type { Finding } from '../../core/detect/finding.ts';

/** The deciding rule's findings first, then those of other rules the person would be asked about next. */
export function findingsToShow({ hits, deciding }: Verdict): Finding[] {
  const others = hits.filter(
    (hit) =>
      hit !== deciding && hit.rule.mode === 'enforce' && hit.action !== 'log' && hit.action !== 'allow',
  );
  const seen = new Set<string>();
  return [...(deciding?.findings ?? []), ...others.flatMap((hit) => hit.findings)].filter((finding) => {
    const { detector, provenance, start, end } = finding;
    const key = JSON.stringify([detector, provenance?.file, provenance?.path, start, end]);
    return !seen.has(key) && seen.add(key);
  });
}
