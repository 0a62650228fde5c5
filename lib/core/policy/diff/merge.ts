import { compareLines } from './edits.ts';

/** A run of lines of the base, `from` to before `to`, and what stands there instead. */
interface Hunk {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly string[];
}

/**
 * Both changes to a text in one, where they are in different places or the same; null where they are not, for a person
 * to decide. Changes to lines that touch each other count as one place, as in git.
 */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const lines = base.split('\n');
  const own = hunksOf(lines, mine.split('\n'));
  const merged = [...own];
  for (const hunk of hunksOf(lines, theirs.split('\n'))) {
    const met = own.filter((one) => one.from <= hunk.to && hunk.from <= one.to);
    if (met.length === 0) merged.push(hunk);
    else if (!met.every((one) => JSON.stringify(one) === JSON.stringify(hunk))) return null;
  }
  merged.sort((a, b) => a.from - b.from);
  let at = 0;
  const result: string[] = [];
  for (const { from, to, lines: instead } of merged) {
    result.push(...lines.slice(at, from), ...instead);
    at = to;
  }
  return [...result, ...lines.slice(at)].join('\n');
}

function hunksOf(base: readonly string[], changed: readonly string[]): readonly Hunk[] {
  const hunks: Hunk[] = [];
  let at = 0;
  let open: { from: number; lines: string[] } | null = null;
  const close = (): void => {
    if (open !== null) hunks.push({ ...open, to: at });
    open = null;
  };
  for (const { kind, line } of compareLines(base, changed)) {
    if (kind === 'same') close();
    else {
      open ??= { from: at, lines: [] };
      if (kind === 'added') open.lines.push(line);
    }
    if (kind !== 'added') at += 1;
  }
  close();
  return hunks;
}
