import type { Verdict } from '../../core/decide/verdict.ts';
import type { AskFile } from '../ask.ts';

/**
 * A file of a held send as the dialog lists it, by the verdict on it.
 * @param shown the file itself where it is a picture that may be drawn.
 */
export function askFileOf(
  { name, size }: { readonly name: string; readonly size: number },
  verdict: Verdict,
  isHeld: boolean,
  shown: File | null = null,
): AskFile {
  const about = { name, bytes: size };
  const seen = shown === null ? about : { ...about, picture: shown };
  if (!isHeld) return { ...seen, state: 'clean', why: null };
  const [first, ...others] = verdict.deciding?.findings ?? [];
  if (first === undefined && verdict.unscannable !== null)
    return { ...about, state: 'unscannable', why: verdict.unscannable };
  const held = { ...seen, state: 'held', why: first?.detector ?? null } as const;
  const path = first?.provenance?.path ?? [];
  return first === undefined || path.at(0) === 'name'
    ? held
    : { ...held, found: { masked: first.masked, path, more: others.length } };
}
