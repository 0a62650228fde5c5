import { confidences, type Finding } from '../detect/finding.ts';
import type { PolicyBundle } from '../policy/bundle.ts';
import { type Check, listOf, objectWith, oneOf, optional, orNull, text, whole } from '../policy/shape.ts';
import type { UnscannableReason } from './egress.ts';
import type { Action, DetectorTally, RuleHit, Verdict } from './verdict.ts';
import { exactPath } from './place-index.ts';
import { actions, unscannableReasons } from './words.ts';

/** A finding without the value itself, which never leaves memory. */
type PackedFinding = Omit<Finding, 'value'>;

/** A verdict as it goes from the inspector to the page: plain data, bounded, without what was found. */
export interface PackedVerdict {
  readonly policyVersion: number;
  readonly action: Action;
  /** Strictest first; `findings` are numbers in the list below. */
  readonly hits: readonly {
    readonly pack: string;
    readonly id: string;
    readonly action: Action;
    readonly findings: readonly number[];
  }[];
  /** Those of the hits only. */
  readonly findings: readonly PackedFinding[];
  readonly tallies: readonly DetectorTally[];
  readonly unscannable: UnscannableReason | null;
}

/** Of each rule. */
export const mostFindings = 50;

export function packVerdict({ policyVersion, action, hits, tallies, unscannable }: Verdict): PackedVerdict {
  const numbers = new Map<Finding, number>();
  const numberOf = (finding: Finding): number => {
    const number = numbers.get(finding) ?? numbers.size;
    numbers.set(finding, number);
    return number;
  };
  const packed = hits.map((hit) => ({
    pack: hit.rule.pack,
    id: hit.rule.id,
    action: hit.action,
    findings: hit.findings.slice(0, mostFindings).map(numberOf),
  }));
  const findings = [...numbers.keys()].map(({ value: _, provenance, ...finding }) =>
    provenance === undefined
      ? finding
      : { ...finding, provenance: { file: provenance.file, path: exactPath(provenance) } },
  );
  return { policyVersion, action, hits: packed, findings, tallies, unscannable };
}

/**
 * The verdict again, its rules those of the bundle. `value` of every finding is empty. Null: not the shape of one, made
 * with another version of the policy, or about a rule that the bundle does not have.
 */
export function unpackVerdict(bundle: PolicyBundle, value: unknown): Verdict | null {
  if (!isPacked(value) || value.policyVersion !== bundle.version) return null;
  const findings = value.findings.map((finding) => ({ ...finding, value: '' }));
  const hits: RuleHit[] = [];
  for (const hit of value.hits) {
    const rule = bundle.rules.find(({ pack, id }) => pack === hit.pack && id === hit.id);
    const own = hit.findings.flatMap((number) => findings[number] ?? []);
    if (rule === undefined || own.length < hit.findings.length) return null;
    hits.push({ rule, action: hit.action, findings: own });
  }
  const deciding = hits.find(({ rule }) => rule.mode === 'enforce') ?? null;
  const { action, tallies, unscannable, policyVersion } = value;
  // What decides is the first enforced hit: anything else was not made by `packVerdict`.
  if (action !== (deciding?.action ?? 'allow')) return null;
  return { action, deciding, hits, findings, tallies, unscannable, policyVersion };
}

function isPacked(value: unknown): value is PackedVerdict {
  return hasShape(value);
}

const finding = objectWith({
  detector: text,
  pattern: text,
  start: whole,
  end: whole,
  confidence: oneOf(...confidences),
  masked: text,
  provenance: optional(objectWith({ file: whole, path: listOf(text) })),
});

const hasShape: Check = objectWith({
  policyVersion: whole,
  action: oneOf(...actions),
  hits: listOf(objectWith({ pack: text, id: text, action: oneOf(...actions), findings: listOf(whole) })),
  findings: listOf(finding),
  tallies: listOf(
    objectWith({ detector: text, count: whole, distinct: whole, low: whole, medium: whole, high: whole }),
  ),
  unscannable: orNull(oneOf(...unscannableReasons)),
});
