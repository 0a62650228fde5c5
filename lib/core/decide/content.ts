import type { Confidence, Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import { type Found, nothingFound } from './conclude.ts';
import type { Content, Egress, InspectedFile, UnscannableReason } from './egress.ts';
import { heeding, type Scanner } from './heeding.ts';
import type { LoadedPolicy } from './index.ts';
import { matchFindings } from './match.ts';
import { scanWithRecent } from './recent.ts';

/**
 * The longest message that is judged at once, in UTF-16 code units. Longer ones are unscannable (`too-large`): the
 * verdict holds up the key press, and no messenger takes a message of this size. Texts of files have no such limit.
 */
export const maxTextLength = 4_000_000;

export interface Inspection {
  readonly found: Found;
  /** The first reason why something could not be read. */
  readonly unscannable: UnscannableReason | null;
}

/** Finds what these rules may ask for in what a chat page holds: a text with the conversation's recent sends, names of files. */
export function inspect(
  policy: LoadedPolicy,
  { content, recent = [] }: Egress,
  rules: readonly CompiledRule[],
): Inspection {
  switch (content.kind) {
    case 'none':
      return { found: nothingFound, unscannable: null };
    case 'text':
      return inspectText(heeding(policy, rules), content, recent);
    case 'files':
      return inspectNames(heeding(policy, rules), content.files);
    default:
      return content satisfies never;
  }
}

function inspectNames(scanner: Scanner, files: readonly InspectedFile[]): Inspection {
  const findings = files.flatMap(({ texts }, file) =>
    texts.flatMap(({ path, text }) =>
      scanner.scan(text).map((finding) => ({ ...finding, provenance: { file, path } })),
    ),
  );
  return { found: foundIn(findings), unscannable: unreadOf(files) };
}

/** Why the first of the files that could not be read could not. */
export function unreadOf(files: readonly InspectedFile[]): UnscannableReason | null {
  return files.find(({ unscannable }) => unscannable !== undefined)?.unscannable ?? null;
}

function inspectText(
  scanner: Scanner,
  { text, unscannable }: Extract<Content, { kind: 'text' }>,
  recent: readonly string[],
): Inspection {
  if (text.length > maxTextLength) return { found: nothingFound, unscannable: 'too-large' };
  return { found: foundIn(scanWithRecent(scanner, text, recent)), unscannable: unscannable ?? null };
}

/** All of it is kept: what a person wrote is marked and redacted. */
function foundIn(findings: readonly Finding[]): Found {
  return {
    findings,
    tallies: tally(findings),
    matching: (match) => matchFindings(match, findings),
  };
}

function tally(findings: readonly Finding[]): Found['tallies'] {
  const detectors = new Set(findings.map(({ detector }) => detector));
  return [...detectors].sort().map((detector) => {
    const own = findings.filter((finding) => finding.detector === detector);
    const distinct = new Set(own.map(({ value }) => value)).size;
    const by = (confidence: Confidence) => own.filter((finding) => finding.confidence === confidence).length;
    return { detector, count: own.length, distinct, low: by('low'), medium: by('medium'), high: by('high') };
  });
}
