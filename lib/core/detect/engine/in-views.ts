import type { Finding } from '../finding.ts';
import { wallUnit } from '../fold/encoded.ts';
import { originalOf, viewsOf, type View } from '../fold/index.ts';
import { haveCheckDigit } from '../validators/check-digit-names.ts';
import type { Reading } from '../reading.ts';
import type { Ranked } from './overlap.ts';

/**
 * What is found in a text once evasions are undone, at its place in the text itself. Values and masks are those of
 * what is meant.
 * @param reading a reading of all of the text.
 * @param plain what is found in the text as it stands.
 * @param rankedIn finds in a view as in a text of its own.
 */
export function rankedInViews(
  reading: Reading,
  plain: readonly Ranked[],
  rankedIn: (text: string) => readonly Ranked[],
): Ranked[] {
  const { text } = reading;
  const all: Ranked[] = [];
  for (const view of viewsOf(reading)) {
    for (const item of rankedIn(view.text)) {
      if (!counts(view, text, item)) continue;
      const found = { ...item.finding, ...originalOf(view, item.finding.start, item.finding.end) };
      if (view.kind === 'characters' || !isKnown(found, plain)) all.push({ ...item, finding: found });
    }
  }
  return all;
}

/** What a detector has found as it stands is not to be found again decoded, say, as a longer value. */
function isKnown(found: Finding, plain: readonly Ranked[]): boolean {
  return plain.some(
    ({ finding }) =>
      finding.detector === found.detector && finding.start < found.end && finding.end > found.start,
  );
}

/** Near a place where a view of a longer text was cut, what is found may be a part of something else. */
const edge = 128;

function counts(view: View, text: string, item: Ranked): boolean {
  const { start, end } = item.finding;
  if ((view.cutStart && start < edge) || (view.cutEnd && end > view.text.length - edge)) return false;
  // Words around it may have been disguised: then the value is as it was, and surer.
  if (view.kind === 'characters') return true;
  const original = originalOf(view, start, end);
  const isAsWritten = text.slice(original.start, original.end) === view.text.slice(start, end);
  if (isAsWritten && !isUndoneBefore(view, text, start)) return false;
  return view.kind === 'encoded' || view.kind === 'spelled' || isProven(view, text, item);
}

/** Whether a sign or an encoded character kept a value that stands as it is from being found. */
function isUndoneBefore({ kind, starts, text: undone }: View, text: string, start: number): boolean {
  const before = undone.charCodeAt(start - 1);
  return (
    (kind === 'encoded' || kind === 'parted') &&
    before < wallUnit &&
    before !== text.charCodeAt(starts[start - 1] ?? 0)
  );
}

const digitsThatProve = 13;
/** Words this near say what a value is that has nothing to check. In code units. */
const nearEnough = 24;

/**
 * Numbers stand in rows for many reasons. Put together they count when the value takes up whole groups and is
 * proven: by words about it and a validator, by a check digit and its length, or by a prefix of its own.
 */
function isProven(view: View, text: string, { finding, slot, gap }: Ranked): boolean {
  const { start, end } = originalOf(view, finding.start, finding.end);
  if (isAlphanumeric(text, start - 1) || isAlphanumeric(text, end)) return false;
  const { validators, literals } = slot.pattern;
  if (validators.length === 0) return gap <= nearEnough;
  if (gap < Infinity) return true;
  if (view.kind === 'dashed') return haveCheckDigit(validators);
  return (
    literals.length > 0 || (haveCheckDigit(validators) && finding.end - finding.start >= digitsThatProve)
  );
}

function isAlphanumeric(text: string, at: number): boolean {
  return at >= 0 && at < text.length && /[A-Za-z0-9]/.test(text.charAt(at));
}
