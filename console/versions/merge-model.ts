import type { PolicyFile } from '../../lib/core/api/console.ts';
import { mergeTexts } from '../../lib/core/policy/diff/merge.ts';
import type { Edits } from '../rules/draft-state.ts';

type Text = string | null;

/** How one edited file stands to the same file in a newer version. */
export interface FileMeeting {
  readonly path: string;
  /**
   * `yours`: only the draft changed it. `same`: both did the same. `merged`: both changed it, in different places.
   * `clash`: in the same place, or one removed it.
   */
  readonly kind: 'yours' | 'same' | 'merged' | 'clash';
  readonly base: Text;
  readonly mine: Text;
  readonly theirs: Text;
  /** What the draft has after it was brought up to date, where nobody has to choose. */
  readonly result: Text;
}

/** What becomes of each edit of a draft on a newer version. */
export function meetings(
  base: readonly PolicyFile[],
  theirs: readonly PolicyFile[],
  edits: Edits,
): readonly FileMeeting[] {
  const textsOf = (files: readonly PolicyFile[]) => new Map(files.map(({ path, text }) => [path, text]));
  const [before, now] = [textsOf(base), textsOf(theirs)];
  return [...edits].map(([path, mine]) => meet(path, before.get(path) ?? null, mine, now.get(path) ?? null));
}

function meet(path: string, base: Text, mine: Text, theirs: Text): FileMeeting {
  const texts = { path, base, mine, theirs };
  if (theirs === base) return { ...texts, kind: 'yours', result: mine };
  if (theirs === mine) return { ...texts, kind: 'same', result: mine };
  const merged = base === null || mine === null || theirs === null ? null : mergeTexts(base, mine, theirs);
  return merged === null
    ? { ...texts, kind: 'clash', result: mine }
    : { ...texts, kind: 'merged', result: merged };
}

/** The draft's edits on the newer version. `theirs`: paths for which the newer version's text was chosen. */
export function broughtOver(files: readonly FileMeeting[], theirs: ReadonlySet<string>): Edits {
  return new Map(
    files.map((file) => [
      file.path,
      file.kind === 'clash' && theirs.has(file.path) ? file.theirs : file.result,
    ]),
  );
}
