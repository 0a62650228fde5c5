import type { CompiledDetector } from '../detect/compiled.ts';
import { audienceConditions, audienceReader, isFor } from '../policy/audience.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import { compileRule, neededDetectors } from '../policy/compile-rule.ts';
import type { ParsedPolicy } from '../policy/parse.ts';

/** A policy as the people of one group had it. */
export interface GroupPolicy {
  readonly rules: readonly CompiledRule[];
  /** `pack/rule`. */
  readonly byKey: ReadonlyMap<string, CompiledRule>;
  /** Everything by which a detector finds what it finds, by its id: equal texts find the same. */
  readonly marks: ReadonlyMap<string, string>;
}

export const keyOf = ({ pack, id }: Pick<CompiledRule, 'pack' | 'id'>): string => `${pack}/${id}`;

/** The same string for equal texts: those of detectors are long, and are compared for each rule and each send. */
export type Shared = (text: string) => string;
export function sharedTexts(): Shared {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? text;
    known.set(found, found);
    return found;
  };
}

/** Reads a parsed policy as each group has it. */
export function groupPolicies(
  { packs, compiled }: ParsedPolicy,
  shared: Shared,
): (group: string) => GroupPolicy {
  const conditions = audienceConditions(packs.map(({ pack }) => pack));
  const audienceOf = audienceReader(conditions);
  const known = new Map<string, GroupPolicy>();
  return (group) => {
    const audience = audienceOf(group);
    const found = known.get(audience);
    if (found !== undefined) return found;
    const rules = packs.flatMap(({ pack }) =>
      pack.rules
        .filter((rule) => isFor(rule, conditions, audience))
        .flatMap((rule) => compileRule(pack, rule) ?? []),
    );
    const made: GroupPolicy = {
      rules,
      byKey: new Map(rules.map((rule) => [keyOf(rule), rule])),
      marks: marksOf(neededDetectors(rules, compiled), shared),
    };
    known.set(audience, made);
    return made;
  };
}

function marksOf(detectors: readonly CompiledDetector[], shared: Shared): ReadonlyMap<string, string> {
  const byId = new Map(detectors.map((detector) => [detector.id, detector]));
  const reach = (id: string, seen: Set<string>): Set<string> => {
    if (seen.has(id)) return seen;
    seen.add(id);
    for (const { support } of byId.get(id)?.patterns ?? [])
      for (const { detector } of support) if (detector !== null) reach(detector, seen);
    return seen;
  };
  return new Map(
    detectors.map(({ id }) => [
      id,
      shared(
        [...reach(id, new Set())]
          .sort()
          .map((one) => textOf(byId.get(one)))
          .join('\n'),
      ),
    ]),
  );
}

/** Compiled detectors are remembered, so versions share them. */
const texts = new WeakMap<CompiledDetector, string>();
function textOf(detector: CompiledDetector | undefined): string {
  if (detector === undefined) return '';
  const known = texts.get(detector);
  if (known !== undefined) return known;
  const text = JSON.stringify(detector);
  texts.set(detector, text);
  return text;
}

/** What a rule asks for, apart from what it then does: equal texts match the same sends. */
export function askedBy(rule: CompiledRule, { marks }: GroupPolicy): string {
  const named = detectorsIn([rule.match, rule.unless]);
  return JSON.stringify([rule.when, rule.match, rule.unless, named.map((id) => marks.get(id))]);
}

function detectorsIn(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap(detectorsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]: [string, unknown]) =>
    key === 'detector' && typeof part === 'string' ? [part] : detectorsIn(part),
  );
}
