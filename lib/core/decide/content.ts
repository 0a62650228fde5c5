import type { Finding } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import { type Found, nothingFound } from './conclude.ts';
import { DetectorCount } from './detector-count.ts';
import type { Content, Egress, UnscannableReason } from './egress.ts';
import { createGathered } from './gather.ts';
import type { LoadedPolicy } from './index.ts';
import { conditionsOf } from './judge-file.ts';
import { matchFindings } from './match.ts';
import { scanWithRecent } from './recent.ts';

/**
 * The longest message that is judged at once, in UTF-16 code units. Longer ones are unscannable (`too-large`): the
 * verdict holds up the key press, and no messenger takes a message of this size. Texts of files have no such limit.
 */
export const maxTextLength = 4_000_000;

interface Inspection {
  readonly found: Found;
  /** The first reason why something could not be read. */
  readonly unscannable: UnscannableReason | null;
}

/** Finds what detectors find, in text (with the conversation's recent sends) or in what inspection found in files. */
export function inspect(policy: LoadedPolicy, rules: readonly CompiledRule[], egress: Egress): Inspection {
  const { content, recent = [] } = egress;
  switch (content.kind) {
    case 'none':
      return { found: nothingFound, unscannable: null };
    case 'text':
      return inspectText(policy, content, recent);
    case 'files': {
      const found = createGathered(policy, conditionsOf(rules));
      for (const [file, { texts }] of content.files.entries()) found.add(file, texts);
      const unread = content.files.find(({ unscannable }) => unscannable !== undefined);
      return { found, unscannable: unread?.unscannable ?? null };
    }
    default:
      return content satisfies never;
  }
}

function inspectText(
  { engine }: LoadedPolicy,
  { text, unscannable }: Extract<Content, { kind: 'text' }>,
  recent: readonly string[],
): Inspection {
  if (text.length > maxTextLength) return { found: nothingFound, unscannable: 'too-large' };
  return { found: foundIn(scanWithRecent(engine, text, recent)), unscannable: unscannable ?? null };
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
  const byDetector = new Map<string, DetectorCount>();
  findings.forEach((finding, at) => {
    let count = byDetector.get(finding.detector);
    if (count === undefined) byDetector.set(finding.detector, (count = new DetectorCount([Infinity])));
    count.add(finding, at);
  });
  return [...byDetector]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([detector, count]) => count.tally(detector));
}
