import type { Finding } from '../detect/finding.ts';
import type { Localised } from '../policy/schema.ts';
import type { Egress } from './egress.ts';
import type { Verdict } from './verdict.ts';
import { actions } from './words.ts';

/** One part of a text, by what it is replaced. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}
export interface RedactedText {
  readonly text: string;
  /** Last first, so that each can be made without moving the others. */
  readonly changes: readonly Replacement[];
}

/** Whether the deciding rule lets a redacted text go, and there is a text to redact. */
export function mayRedact(egress: Egress, { action, deciding, unscannable }: Verdict): boolean {
  return (
    egress.content.kind === 'text' &&
    unscannable === null &&
    (action === 'redact' || deciding?.rule.then.redactable === true)
  );
}

/**
 * Takes every value that a rule holds out of a text, with its detector's title in brackets in its place. Null when there
 * is none to take out.
 * @param titles of detectors by id. @param language BCP 47, the reader's.
 */
export function redact(
  was: string,
  verdict: Verdict,
  titles: ReadonlyMap<string, Localised>,
  language: string,
): RedactedText | null {
  const tags = [language, language.split('-')[0] ?? language, 'en'];
  const name = (id: string) => {
    const title = titles.get(id) ?? {};
    return title[tags.find((one) => one in title) ?? ''] ?? id;
  };
  const changes = heldFindings(verdict)
    .map(({ detector, start, end }) => ({ start, end, by: `[${name(detector)}]` }))
    .toReversed();
  if (changes.length === 0) return null;
  const text = changes.reduce((rest, { start, end, by }) => rest.slice(0, start) + by + rest.slice(end), was);
  return { text, changes };
}

/** Findings of enforced rules that hold, by start, without overlaps: of two that overlap, the first with both their spans. */
export function heldFindings(verdict: Verdict): readonly Finding[] {
  const held = verdict.hits
    .filter(
      ({ rule, action }) => rule.mode === 'enforce' && actions.indexOf(action) >= actions.indexOf('warn'),
    )
    .flatMap(({ findings }) => findings)
    .toSorted((a, b) => a.start - b.start || b.end - a.end);
  return held.reduce<Finding[]>((kept, finding) => {
    const last = kept.at(-1);
    if (last !== undefined && finding.start < last.end)
      kept[kept.length - 1] = { ...last, end: Math.max(last.end, finding.end) };
    else if (finding.end > finding.start) kept.push(finding);
    return kept;
  }, []);
}
