import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { FileEdit } from '../../lib/core/api/drafts.ts';

type Files = readonly PolicyFile[];
const textsOf = (files: Files): ReadonlyMap<string, string> =>
  new Map(files.map(({ path, text }) => [path, text]));

/** The files with the edits made, in the order of their paths. */
export function applyEdits(files: Files, edits: readonly FileEdit[]): PolicyFile[] {
  const texts = new Map(textsOf(files));
  for (const { path, text } of edits) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
  }
  return [...texts].map(([path, text]) => ({ path, text })).sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** Edits that change something. */
export function effectiveEdits(files: Files, edits: readonly FileEdit[]): readonly FileEdit[] {
  const texts = textsOf(files);
  return edits.filter(({ path, text }) => (texts.get(path) ?? null) !== text);
}

/** Paths that were edited here, and otherwise in `now` since `base`. */
export function conflictsOf(base: Files, now: Files, edits: readonly FileEdit[]): readonly string[] {
  const [before, after] = [textsOf(base), textsOf(now)];
  return edits
    .filter(({ path, text }) => {
      const [from, to] = [before.get(path) ?? null, after.get(path) ?? null];
      return from !== to && to !== text;
    })
    .map(({ path }) => path)
    .sort();
}
