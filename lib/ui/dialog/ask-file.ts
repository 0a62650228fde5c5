import type { Verdict } from '../../core/decide/verdict.ts';
import type { AskFile } from '../ask.ts';

/**
 * A file of a held send as the dialog lists it, by the verdict on it.
 * @param shown the file itself where it is a picture that may be drawn.
 */
export function askFileOf(
  { name, size: bytes }: { readonly name: string; readonly size: number },
  verdict: Verdict,
  isHeld: boolean,
  shown: File | null = null,
): AskFile {
  const picture = shown === null ? {} : { picture: shown };
  if (!isHeld) return { name, bytes, state: 'clean', why: null, ...picture };
  const [first, ...others] = verdict.deciding?.findings ?? [];
  if (first === undefined && verdict.unscannable !== null)
    return { name, bytes, state: 'unscannable', why: verdict.unscannable };
  const held = { name, bytes, state: 'held', why: first?.detector ?? null, ...picture } as const;
  const path = first?.provenance?.path ?? [];
  return first === undefined || path.at(0) === 'name'
    ? held
    : { ...held, found: { masked: first.masked, path, more: others.length } };
}
