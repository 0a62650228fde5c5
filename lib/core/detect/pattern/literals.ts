import type { Node } from './ast.ts';
import { caseVariants } from './case-folding.ts';
import { membersOf, sizeOf } from './char-set.ts';

const maxStrings = 48;
const maxLength = 24;
const maxPerCharacter = 8;

/** The case-folded texts a node stands for, if they are few; null otherwise. */
export function exactStrings(node: Node): readonly string[] | null {
  switch (node.kind) {
    case 'set':
      return charactersOf(node.set);
    case 'capture':
      return exactStrings(node.body);
    case 'concat':
      return node.parts.reduce<readonly string[] | null>(
        (texts, part) => texts && cross(texts, exactStrings(part)),
        [''],
      );
    case 'alternate': {
      const branches = node.branches.map(exactStrings);
      const all = branches.flatMap((branch) => branch ?? []);
      return branches.includes(null) || all.length > maxStrings ? null : [...new Set(all)];
    }
    case 'repeat': {
      if (node.min !== node.max || node.max > maxLength) return null;
      const body = exactStrings(node.body);
      let texts: readonly string[] | null = [''];
      for (let i = 0; i < node.max; i += 1) texts = texts && cross(texts, body);
      return texts;
    }
    case 'start':
    case 'end':
      return [''];
    default:
      return node satisfies never;
  }
}

/** All of `heads` followed by all of `tails`; null when there is nothing to follow or it gets too much. */
export function cross(heads: readonly string[], tails: readonly string[] | null): readonly string[] | null {
  if (!tails || heads.length * tails.length > maxStrings) return null;
  const texts = heads.flatMap((head) => tails.map((tail) => head + tail));
  return texts.some((text) => text.length > maxLength) ? null : [...new Set(texts)];
}

function charactersOf(set: readonly number[]): readonly string[] | null {
  if (sizeOf(set) > maxPerCharacter) return null;
  const folded = new Set<string>();
  for (const cp of membersOf(set)) {
    const simple = foldCharacter(cp);
    if (simple === null) return null;
    folded.add(simple);
  }
  return [...folded];
}

/**
 * The representative the literal search knows a character by: its lower case, when that is all there is to its
 * case (the engine adds the two exceptions to ASCII, long s and the Kelvin sign); null for anything unusual.
 */
function foldCharacter(codePoint: number): string | null {
  if (codePoint > 0xffff || (codePoint >= 0xd800 && codePoint < 0xe000)) return null;
  const variants = caseVariants(codePoint);
  const char = String.fromCharCode(codePoint);
  if (variants.length === 1) return char;
  if (variants.some((cp) => cp === 0x73 || cp === 0x6b)) return variants.includes(0x73) ? 's' : 'k';
  const lower = char.toLowerCase();
  const both = [lower, lower.toUpperCase()];
  return variants.every((cp) => both.includes(String.fromCodePoint(cp))) ? lower : null;
}

/** How telling it is to find one of the texts: about one point a letter. */
export function worthOf(texts: readonly string[]): number {
  const weakest = Math.min(
    ...texts.map((text) => Array.from(text).reduce((sum, char) => sum + weight(char), 0)),
  );
  return weakest - Math.log2(texts.length) / 4;
}

function weight(char: string): number {
  if (char === '@') return 3;
  if (/[0-9]/.test(char)) return 0.5;
  if (/\s/.test(char)) return 0.3;
  return 1;
}
