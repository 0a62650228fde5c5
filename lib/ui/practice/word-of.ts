import type { Program } from '../../core/detect/compiled.ts';
import { op, readProgram } from '../../core/detect/engine/program.ts';

const mostSteps = 2000;
const tries = 20;

/** A word that a compiled pattern matches: a walk through it. Null when none was found soon. */
export function wordOf(program: Program): string | null {
  const { sets, code, start } = readProgram(program);
  const at = (instruction: number, part: number) => code[instruction * 3 + part] ?? op.match;
  for (let seed = 1; seed <= tries; seed += 1) {
    let word = '';
    let now = start;
    let coin = seed;
    for (let step = 0; step < mostSteps; step += 1) {
      coin = (coin * 1_103_515_245 + 12_345) % 2_147_483_648;
      const kind = at(now, 0);
      if (kind === op.match) return word;
      if (kind === op.set) word += characterOf(sets[at(now, 1)] ?? 'word', coin);
      if (kind === op.split) now = coin > 1_073_741_824 ? at(now, 1) : at(now, 2);
      else now = at(now, 2);
    }
  }
  return null;
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -_.:/';

/** One that can be typed, where the set has one. */
function characterOf(set: readonly number[] | 'word', coin: number): string {
  const turn = coin % letters.length;
  const candidates = [...letters.slice(turn), ...letters.slice(0, turn)];
  if (set === 'word') return candidates[0] ?? 'a';
  const isIn = (char: string) => {
    const point = char.codePointAt(0) ?? 0;
    return set.some((low, at) => at % 2 === 0 && low <= point && point <= (set[at + 1] ?? low));
  };
  return candidates.find(isIn) ?? String.fromCodePoint(set[0] ?? 97);
}
