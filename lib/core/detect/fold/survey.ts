import { hiddenEnd, isDisguise } from './characters.ts';
import { Edits } from './edits.ts';
import { Decoded, shortestRun } from './encoded.ts';
import { groups, readGroups } from './groups.ts';
import { foldToken } from './letters.ts';
import { Joined } from './separators.ts';
import { isBracketedAt } from './spelled.ts';
import { bracket, digit, hidden, lookAlike, odd, part, percent, token, traits } from './traits.ts';

/** What in a text is worth a view. */
export class Survey {
  /** A character other than a look-alike is in disguise. */
  isDisguised = false;
  /** An "(at)" stands for an `@`. */
  isSpelled = false;
  letters: Edits | null = null;
  joined: Joined | null = null;
  decoded: Decoded | null = null;
}

const mixed = part | lookAlike;
const telling = digit | percent | bracket | odd;

/** One look at each code unit; for nearly all of them nothing else is done. */
export function survey(text: string): Survey {
  const found = new Survey();
  /** Up to where digits, letters and hidden characters have been read already. */
  let groupsTo = 0;
  let lettersTo = 0;
  let hiddenTo = 0;
  let run = 0;
  let before = 0;
  groups.count = 0;
  for (let i = 0; i < text.length; i += 1) {
    const kind = traits[text.charCodeAt(i)] ?? 0;
    const isBorder = ((before ^ kind) & mixed) === mixed;
    before = kind;
    run = kind & token ? run + 1 : 0;
    if ((kind & telling) === 0 && run !== shortestRun && !isBorder) continue;
    if (isBorder && i >= lettersTo) {
      lettersTo = foldToken(text, kind & lookAlike ? i : i - 1, (found.letters ??= new Edits()));
    }
    if (kind & digit && i >= groupsTo) {
      groupsTo = readGroups(text, i, groupsTo);
      if (groups.isPromising) (found.joined ??= new Joined()).add(text);
    }
    if (kind & odd && i >= hiddenTo && !found.isDisguised) {
      found.isDisguised = isDisguise(text, i);
      if (kind & hidden) hiddenTo = hiddenEnd(text, i);
    }
    if (kind & bracket) found.isSpelled ||= isBracketedAt(text, i);
    let end = -1;
    if (run === shortestRun) end = (found.decoded ??= new Decoded()).token(text, i + 1 - run);
    else if (kind & percent) end = (found.decoded ??= new Decoded()).percent(text, i);
    if (end > i) {
      i = end - 1;
      run = 0;
      before = 0;
    }
  }
  return found;
}
