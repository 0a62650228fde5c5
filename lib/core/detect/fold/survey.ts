import { hiddenEnd, isDisguise } from './characters.ts';
import { Edits } from './edits.ts';
import { Decoded, shortestRun } from './encoded.ts';
import { groups, readGroups } from './groups.ts';
import { foldToken } from './letters.ts';
import { Joined } from './separators.ts';
import { isBracketedAt } from './spelled.ts';
import { bracket, digit, hidden, lookAlike, odd, part, percent, token, traits } from './traits.ts';

const mixed = part | lookAlike;
const telling = digit | percent | bracket | odd;

/** What in a text is worth a view. */
export class Survey {
  /** A character other than a look-alike is in disguise. */
  isDisguised = false;
  /** An "(at)" stands for an `@`. */
  isSpelled = false;
  letters: Edits | null = null;
  joined: Joined | null = null;
  decoded: Decoded | null = null;
  /** Up to where digits, letters and hidden characters have been read already. */
  private groupsTo = 0;
  private lettersTo = 0;
  private hiddenTo = 0;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
    groups.count = 0;
    this.read();
  }

  /** One look at each code unit; for nearly all of them nothing else is done. */
  private read(): void {
    const { text } = this;
    let run = 0;
    let before = 0;
    for (let i = 0; i < text.length; i += 1) {
      const kind = traits[text.charCodeAt(i)] ?? 0;
      const border = (before ^ kind) & mixed;
      before = kind;
      // Without a branch: counts token characters in a row.
      run = (run + 1) & -(kind & token);
      if ((kind & telling) === 0 && run !== shortestRun && border !== mixed) continue;
      if (border === mixed && i >= this.lettersTo) this.readLetters(kind & lookAlike ? i : i - 1);
      if (kind & digit) {
        if (i >= this.groupsTo) this.readDigits(i);
        if (run !== shortestRun) continue;
      }
      const end = this.readOther(i, kind, run);
      if (end <= i) continue;
      i = end - 1;
      run = 0;
      before = 0;
    }
  }

  private readLetters(at: number): void {
    this.lettersTo = foldToken(this.text, at, (this.letters ??= new Edits()));
  }

  private readDigits(at: number): void {
    this.groupsTo = readGroups(this.text, at, this.groupsTo);
    if (groups.isPromising) (this.joined ??= new Joined()).add(this.text);
  }

  /** Returns the end of what was encoded there; -1 when nothing was. */
  private readOther(i: number, kind: number, run: number): number {
    const { text } = this;
    if (run === shortestRun) return (this.decoded ??= new Decoded()).token(text, i + 1 - run);
    if (kind & percent) return (this.decoded ??= new Decoded()).percent(text, i);
    if (kind & bracket) this.isSpelled ||= isBracketedAt(text, i);
    if (kind & odd && i >= this.hiddenTo && !this.isDisguised) {
      this.isDisguised = isDisguise(text, i);
      if (kind & hidden) this.hiddenTo = hiddenEnd(text, i);
    }
    return -1;
  }
}
