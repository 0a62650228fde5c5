import type { Finding } from '../detect/finding.ts';
import type { DetectorTerm, Match } from '../policy/schema.ts';
import { fitsTerm, termsOf, unknownForm } from './term.ts';

type Group = Extract<Match, { all: Match[] }>;

/** A place where something that a condition asks for stands. */
interface Mark {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

/** One part of a group with its marks, and how many of them the moving window holds. */
interface Unit {
  readonly term: Pick<DetectorTerm, 'minCount' | 'minDistinct'>;
  readonly marks: readonly Mark[];
  count: number;
  readonly values: Map<string, number>;
}
type Tree = { readonly any: readonly Tree[] } | { readonly all: readonly Tree[] } | { readonly unit: Unit };

/**
 * Whether all parts of a group are found inside one span of `chars` characters of one text; the findings in such
 * spans. Two pointers over sorted marks: linear in the findings, however many there are and however large the span.
 */
export function matchWithin(
  group: Group,
  within: { readonly chars: number },
  findings: readonly Finding[],
): readonly Finding[] | null {
  const terms = termsOf(group);
  const hits = byText(findings).flatMap((text) => {
    const spans = spansOf(group, within.chars, text);
    return text.filter(
      (finding) => terms.some((term) => fitsTerm(term, finding)) && isInside(spans, finding),
    );
  });
  return hits.length > 0 ? hits : null;
}

/** Offsets are only comparable within one text: findings of different parts of a file are kept apart. */
function byText(findings: readonly Finding[]): readonly (readonly Finding[])[] {
  const texts = new Map<string, Finding[]>();
  for (const finding of findings) {
    const where = finding.provenance;
    const key = where === undefined ? '' : JSON.stringify([where.file, where.path]);
    const known = texts.get(key);
    if (known === undefined) texts.set(key, [finding]);
    else known.push(finding);
  }
  return [...texts.values()];
}

/** For every mark that can begin one, the shortest span in which the group holds. Starts and ends both ascend. */
function spansOf(group: Group, chars: number, findings: readonly Finding[]): readonly Mark[] {
  const units: Unit[] = [];
  const tree: Tree = { all: group.all.map((part) => plant(part, findings, units)) };
  const entries = units.flatMap((unit) => unit.marks.map((mark) => ({ unit, mark, held: false })));
  const byStart = [...entries].sort((a, b) => a.mark.start - b.mark.start);
  const byEnd = [...entries].sort((a, b) => a.mark.end - b.mark.end);
  const spans: Mark[] = [];
  let next = 0;
  let end = 0;
  for (const [index, first] of byStart.entries()) {
    const { start } = first.mark;
    for (let entry = byEnd[next]; !holds(tree) && entry !== undefined; entry = byEnd[next]) {
      if (entry.mark.end > start + chars) break;
      if (entry.mark.start >= start) {
        hold(entry.unit, entry.mark.value, 1);
        entry.held = true;
        end = entry.mark.end;
      }
      next++;
    }
    if (holds(tree) && byStart[index - 1]?.mark.start !== start) {
      spans.push({ start, end, value: `${String(start)}-${String(end)}` });
    }
    if (first.held) hold(first.unit, first.mark.value, -1);
  }
  return spans;
}

/** The group's shape over units; a group with a span of its own is one unit, whose marks are its spans. */
function plant(match: Match, findings: readonly Finding[], units: Unit[]): Tree {
  if ('any' in match) return { any: match.any.map((part) => plant(part, findings, units)) };
  if ('all' in match && match.within === undefined) {
    return { all: match.all.map((part) => plant(part, findings, units)) };
  }
  let unit: Unit;
  if ('detector' in match) {
    const marks = findings.filter((finding) => fitsTerm(match, finding));
    unit = { term: match, marks, count: 0, values: new Map() };
  } else if ('all' in match && match.within !== undefined) {
    unit = { term: {}, marks: spansOf(match, match.within.chars, findings), count: 0, values: new Map() };
  } else return unknownForm();
  units.push(unit);
  return { unit };
}

function hold(unit: Unit, value: string, change: 1 | -1): void {
  unit.count += change;
  const times = (unit.values.get(value) ?? 0) + change;
  if (times === 0) unit.values.delete(value);
  else unit.values.set(value, times);
}

function holds(tree: Tree): boolean {
  if ('any' in tree) return tree.any.some(holds);
  if ('all' in tree) return tree.all.every(holds);
  const { unit } = tree;
  return unit.count >= (unit.term.minCount ?? 1) && unit.values.size >= (unit.term.minDistinct ?? 1);
}

/** The last span that begins before the finding reaches furthest. */
function isInside(spans: readonly Mark[], finding: Finding): boolean {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((spans[middle]?.start ?? Infinity) <= finding.start) low = middle + 1;
    else high = middle;
  }
  const span = spans[low - 1];
  return span !== undefined && finding.end <= span.end;
}
