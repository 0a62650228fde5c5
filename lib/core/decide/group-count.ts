import type { Finding } from '../detect/finding.ts';
import type { Match } from '../policy/schema.ts';
import { type Kept, mostKept } from './detector-count.ts';
import { matchFindings } from './match.ts';
import { fitsTerm, termsOf } from './term.ts';

/**
 * Whether all parts of a group ever stood within its span, in texts that come in pieces. Of a text it holds what is
 * near enough to what is still to come; of everything else, the first findings in such spans.
 */
export class GroupCount {
  private readonly group: Match;
  private readonly terms;
  private readonly chars: number;
  private near: readonly Kept[] = [];
  private readonly hits = new Map<number, Finding>();

  constructor(group: Extract<Match, { all: Match[] }>) {
    this.group = group;
    this.terms = termsOf(group);
    this.chars = group.within?.chars ?? Infinity;
  }

  startText(): void {
    this.near = [];
  }

  /** @param end where the piece of the text ends in which these begin. */
  add(found: readonly Kept[], end: number): void {
    if (this.hits.size >= mostKept) return;
    const own = found.filter(({ finding }) => this.terms.some((term) => fitsTerm(term, finding)));
    const all = [...this.near, ...own];
    this.near = all.filter(({ finding }) => finding.end > end - this.chars);
    if (own.length === 0) return;
    const matched = new Set(
      matchFindings(
        this.group,
        all.map(({ finding }) => finding),
      ),
    );
    for (const { finding, at } of all) if (matched.has(finding)) this.hits.set(at, finding);
  }

  matching(): readonly Kept[] | null {
    return this.hits.size === 0 ? null : [...this.hits].map(([at, finding]) => ({ finding, at }));
  }
}
