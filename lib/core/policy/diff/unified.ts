import { compareLines, type Edit } from './edits.ts';

const context = 3;
const noNewline = '\\ No newline at end of file';

/**
 * What changed in a file, as `diff -u` and git write it; '' when nothing did. Null stands for a file that is not there.
 */
export function unifiedDiff(path: string, before: string | null, after: string | null): string {
  if (before === after) return '';
  const edits = compareLines(linesOf(before ?? ''), linesOf(after ?? ''));
  const names = [before === null ? '/dev/null' : `a/${path}`, after === null ? '/dev/null' : `b/${path}`];
  const hunks = hunksOf(edits).map(writeHunk);
  return [`--- ${names[0] ?? ''}`, `+++ ${names[1] ?? ''}`, ...hunks.flat(), ''].join('\n');
}

/** A last line without its newline is another line than the same with it. */
function linesOf(text: string): readonly string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  else lines.push(`${lines.pop() ?? ''}\n${noNewline}`);
  return lines;
}

interface Hunk {
  /** Lines before the hunk. */
  readonly before: number;
  readonly after: number;
  readonly edits: readonly Edit[];
}

function hunksOf(edits: readonly Edit[]): readonly Hunk[] {
  const changed = edits.flatMap(({ kind }, index) => (kind === 'same' ? [] : [index]));
  const spans: { start: number; end: number }[] = [];
  for (const index of changed) {
    const start = Math.max(0, index - context);
    const last = spans.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.min(edits.length, index + context + 1);
    else spans.push({ start, end: Math.min(edits.length, index + context + 1) });
  }
  let [before, after, at] = [0, 0, 0];
  return spans.map(({ start, end }) => {
    for (; at < start; at += 1) [before, after] = [before + 1, after + 1];
    const hunk = { before, after, edits: edits.slice(start, end) };
    before += count(hunk.edits, 'added');
    after += count(hunk.edits, 'removed');
    at = end;
    return hunk;
  });
}

/** How many lines there are but for those of a kind. */
const count = (edits: readonly Edit[], without: Edit['kind']): number =>
  edits.filter(({ kind }) => kind !== without).length;

function writeHunk({ before, after, edits }: Hunk): readonly string[] {
  const [from, to] = [count(edits, 'added'), count(edits, 'removed')];
  const range = (start: number, size: number): string =>
    `${String(size === 0 ? start : start + 1)}${size === 1 ? '' : `,${String(size)}`}`;
  const marks = { same: ' ', removed: '-', added: '+' } as const;
  return [
    `@@ -${range(before, from)} +${range(after, to)} @@`,
    ...edits.map(({ kind, line }) => marks[kind] + line),
  ];
}
