import type { Reading } from '../reading.ts';
import { hiddenEnd, isDisguise } from './characters.ts';
import { Edits } from './edits.ts';
import { Decoded, shortestRun } from './encoded.ts';
import { groups, readGroups } from './groups.ts';
import { isJoinedToWord } from './joined-words.ts';
import { foldToken } from './letters.ts';
import { Joined } from './separators.ts';
import { isBracketedAt } from './spelled.ts';
import { bracket, hidden, lookAlike, odd, part, percent, token, traits } from './traits.ts';

const mixed = part | lookAlike;

/** What in a text is worth a view. */
export class Survey {
  /** A character other than a look-alike is in disguise. */
  isDisguised = false;
  /** An "(at)" stands for an `@`. */
  isSpelled = false;
  letters: Edits | null = null;
  joined: Joined | null = null;
  decoded: Decoded | null = null;
  /** Signs between a word and a number, as blanks. */
  parted: Edits | null = null;
  /** Up to where digits, letters and hidden characters, and what was encoded, have been read already. */
  #groupsTo = 0;
  #lettersTo = 0;
  #hiddenTo = 0;
  #encodedTo = 0;
  #partedTo = 0;
  readonly #text: string;

  constructor(reading: Reading) {
    this.#text = reading.text;
    groups.count = 0;
    this.#read(reading);
  }

  /** Visits the marks and, in between, the digits. */
  #read({ marks, digits }: Reading): void {
    let run = 0;
    for (let i = 0; i <= marks.count; i += 1) {
      const mark = i < marks.count ? (marks.at[i] ?? 0) : Infinity;
      for (; run < digits.count && (digits.at[run] ?? 0) <= mark; run += 2) {
        const start = digits.at[run] ?? 0;
        const end = digits.at[run + 1] ?? 0;
        this.#readSign(start);
        this.#readDigits(start, Math.min(end, mark + 1));
        // The rest of a run comes behind the mark in it.
        if (end > mark + 1) break;
      }
      if (mark < Infinity && mark >= this.#encodedTo) this.#readMark(mark);
    }
  }

  #readSign(start: number): void {
    if (start < this.#partedTo || !isJoinedToWord(this.#text, start)) return;
    (this.parted ??= new Edits()).add(start - 1, start, ' ');
    this.#partedTo = start + 1;
  }

  #readDigits(start: number, end: number): void {
    for (
      let at = Math.max(start, this.#groupsTo, this.#encodedTo);
      at < end;
      at = Math.max(at + 1, this.#groupsTo)
    ) {
      this.#groupsTo = readGroups(this.#text, at, this.#groupsTo);
      if (groups.isPromising) (this.joined ??= new Joined()).add(this.#text);
    }
  }

  #readMark(i: number): void {
    const text = this.#text;
    const kind = traits[text.charCodeAt(i)] ?? 0;
    if (i >= this.#lettersTo && this.#isBorder(i, kind)) this.#readLetters(kind & lookAlike ? i : i - 1);
    if (kind & token) {
      const start = i + 1 - shortestRun;
      if (start >= this.#encodedTo && isRun(text, start)) this.#readToken(start);
    } else if (kind & percent) this.#skipTo((this.decoded ??= new Decoded()).percent(text, i));
    else if (kind & bracket) this.isSpelled ||= isBracketedAt(text, i);
    else if (kind & odd && i >= this.#hiddenTo && !this.isDisguised) {
      this.isDisguised = isDisguise(text, i);
      if (kind & hidden) this.#hiddenTo = hiddenEnd(text, i);
    }
  }

  /** Whether a letter and a look-alike stand side by side, and nothing encoded ends between them. */
  #isBorder(i: number, kind: number): boolean {
    if (i <= this.#encodedTo) return false;
    return (((traits[this.#text.charCodeAt(i - 1)] ?? 0) ^ kind) & mixed) === mixed;
  }

  #readLetters(at: number): void {
    this.#lettersTo = foldToken(this.#text, at, (this.letters ??= new Edits()));
  }

  #readToken(start: number): void {
    this.#skipTo((this.decoded ??= new Decoded()).token(this.#text, start));
  }

  /** Behind something encoded a run of token characters begins anew, which the reading has counted on. */
  #skipTo(end: number): void {
    if (end < 0) return;
    this.#encodedTo = end;
    if (isToken(this.#text, end - 1) && isRun(this.#text, end)) this.#readToken(end);
  }
}

/** Whether as many token characters as make something encoded stand from there on. */
function isRun(text: string, start: number): boolean {
  for (let at = start; at < start + shortestRun; at += 1) if (!isToken(text, at)) return false;
  return true;
}

function isToken(text: string, at: number): boolean {
  return ((traits[text.charCodeAt(at)] ?? 0) & token) !== 0;
}
