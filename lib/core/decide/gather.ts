import type { Finding, Provenance } from '../detect/finding.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { Match } from '../policy/schema.ts';
import type { Found } from './conclude.ts';
import { DetectorCount, distinctLimits, type Kept, mostDistinct, mostKept } from './detector-count.ts';
import type { InspectedFile } from './egress.ts';
import { GroupCount } from './group-count.ts';
import { conditionsOf, heeding } from './heeding.ts';
import type { LoadedPolicy } from './index.ts';
import { createMaskedPath } from './masked-path.ts';
import { placeAt } from './place-index.ts';
import { scanLong, surroundingsOf } from './scan-long.ts';
import { unknownForm } from './term.ts';

/** Findings of all detectors together that a verdict lists. */
const mostListed = 1000;

/** Takes the texts of files as they come. What it holds does not grow with what is found, only with the policy. */
export interface Gathered extends Found {
  /** @param file its number in the egress, for the findings' provenance. */
  add(file: number, texts: InspectedFile['texts']): void;
}

/** @param rules those whose conditions `matching` will be asked about. */
export function createGathered(policy: LoadedPolicy, rules: readonly CompiledRule[]): Gathered {
  const { bundle } = policy;
  const scanner = heeding(policy, rules);
  const surroundings = surroundingsOf(bundle.detectors);
  const limits = distinctLimits(conditionsOf(bundle.rules));
  const counts = new Map<string, DetectorCount>();
  const groups = new Map(
    conditionsOf(rules)
      .flatMap(groupsOf)
      .map((group) => [group, new GroupCount(group)]),
  );
  const listed: Finding[] = [];
  const maskedPath = createMaskedPath(policy);
  let number = 0;

  const take = (found: readonly Finding[], end: number): void => {
    const kept: Kept[] = [];
    for (const finding of found) {
      const one = { finding, at: number++ };
      kept.push(one);
      if (listed.length < mostListed) listed.push(finding);
      let count = counts.get(finding.detector);
      if (count === undefined) {
        count = new DetectorCount(limits.get(finding.detector) ?? [mostDistinct]);
        counts.set(finding.detector, count);
      }
      count.add(finding, one.at);
    }
    for (const group of groups.values()) group.add(kept, end);
  };

  const evaluate = (match: Match): readonly Kept[] | null => {
    if ('detector' in match) return counts.get(match.detector)?.matching(match) ?? null;
    if ('any' in match) {
      const hits = match.any.flatMap((part) => evaluate(part) ?? []);
      return hits.length > 0 ? hits : null;
    }
    if (!('all' in match)) return unknownForm();
    if (match.within !== undefined) return groups.get(match)?.matching() ?? null;
    const parts = match.all.map(evaluate);
    return parts.every((part) => part !== null) ? parts.flat() : null;
  };

  return {
    findings: listed,
    get tallies() {
      return [...counts]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([detector, count]) => count.tally(detector));
    },
    add(file, texts) {
      for (const part of texts) {
        for (const group of groups.values()) group.startText();
        scanLong(scanner, part.text, surroundings, (findings, end) => {
          const where = { file, path: findings.length === 0 ? part.path : maskedPath(part.path) };
          const provenanceOf = ({ start }: Finding): Provenance => {
            const at = part.places === undefined ? null : placeAt(part.places, start);
            return at === null ? where : { ...where, at };
          };
          take(
            findings.map((finding) => ({ ...finding, provenance: provenanceOf(finding) })),
            end,
          );
        });
      }
    },
    matching(match) {
      const hits = evaluate(match);
      return hits === null ? null : firstOf(hits);
    },
  };
}

/** The outermost groups with a span of their own, whose parts must stand together in one text. */
function groupsOf(match: Match): readonly Extract<Match, { all: Match[] }>[] {
  if ('any' in match) return match.any.flatMap(groupsOf);
  if (!('all' in match)) return [];
  return match.within === undefined ? match.all.flatMap(groupsOf) : [match];
}

/** Each once, in the order in which they were found. */
function firstOf(hits: readonly Kept[]): readonly Finding[] {
  const byNumber = new Map(hits.map(({ finding, at }) => [at, finding]));
  return [...byNumber]
    .sort(([a], [b]) => a - b)
    .slice(0, mostKept)
    .map(([, finding]) => finding);
}
