import type { PolicyFile } from '../../lib/core/api/console.ts';
import { idOf, isNamed } from '../../lib/core/policy/written-kind.ts';

/** Of what a pack needs, the files whose detector or dictionary a policy does not have, whatever their path. */
export function missingFrom(
  files: readonly PolicyFile[],
  needs: readonly PolicyFile[],
): readonly PolicyFile[] {
  const known = new Set(files.flatMap(({ text }) => (isNamed(text) ? (idOf(text) ?? []) : [])));
  const paths = new Set(files.map(({ path }) => path));
  return needs.filter(({ path, text }) => {
    const id = idOf(text);
    return id !== null && !known.has(id) && !paths.has(path);
  });
}
