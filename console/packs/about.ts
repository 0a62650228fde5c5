import { modes } from '../../lib/core/policy/schema.ts';
import type { PackEntry } from './read-packs.ts';
import { packAbout, packsText } from './text.ts';
import { knownWord } from '../shell/known-word.ts';

export const aboutPack = (id: string): string => knownWord(packAbout, id) ?? packsText.ownAbout;

export function modesOf(rules: PackEntry['pack']['rules']): string {
  return modes
    .flatMap((mode) => {
      const n = rules.filter((rule) => rule.mode === mode).length;
      return n === 0 ? [] : [packsText.modes[mode](n)];
    })
    .join(', ');
}
