import type { PolicyFile } from '../../lib/core/api/console.ts';

/** Of what a pack needs, the files whose detector or dictionary a policy does not have, whatever their path. */
export function missingFrom(
  files: readonly PolicyFile[],
  needs: readonly PolicyFile[],
): readonly PolicyFile[] {
  const known = new Set(files.flatMap(({ text }) => idOf(text) ?? []));
  const paths = new Set(files.map(({ path }) => path));
  return needs.filter(({ path, text }) => {
    const id = idOf(text);
    return id !== null && !known.has(id) && !paths.has(path);
  });
}

/** Detectors and dictionaries share their ids. */
function idOf(text: string): string | null {
  if (!/^kind:\s*['"]?(?:Detector|Dictionary)\b/m.test(text)) return null;
  return /^id:\s*['"]?([\w.-]+)/m.exec(text)?.[1] ?? null;
}
