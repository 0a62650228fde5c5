import { oneLine, type ExitCode, type Io } from './io.ts';
import { look, readBytes } from './read-parts.ts';

/** `sluice text`: what the extension reads in a file, each text with its place. */
export async function showText(
  io: Io,
  file: string,
  { json }: { readonly json: boolean },
): Promise<ExitCode> {
  const { type, facets, counts, texts, unscannable } = await look(file, await readBytes(io, file));
  if (json) {
    const parts = texts.map(({ path, text }) => ({ path, text }));
    const reason = unscannable === null ? null : { reason: unscannable };
    const all = { type, facets: { ...counts, ...has(facets) }, parts, unscannable: reason };
    io.out(`${JSON.stringify(all, null, 2)}\n`);
  } else {
    const about = [type, ...facets, ...Object.entries(counts).map(([what, n]) => `${what}: ${String(n)}`)];
    io.out(`${about.join(', ')}\n`);
    for (const { path, text } of texts)
      io.out(`\n\u2014 ${oneLine(path.join(' \u203a '))}\n${text.trimEnd()}\n`);
    if (unscannable !== null) io.out(`\nNot everything could be read: ${unscannable}\n`);
  }
  return unscannable === null ? 0 : 1;
}

function has(facets: readonly string[]): Record<string, true> {
  return Object.fromEntries(facets.map((facet) => [facet, true]));
}
