import { Edits } from './edits.ts';

const bracketedAt = /[([{<][ \t]?(?:at|ät|arroba|@)[ \t]?[)\]}>]/iy;
/** "(at)", "[dot]" and the like, with up to two blanks on each side. */
const bracketed =
  /[ \t]{0,2}[([{<][ \t]?(at|ät|arroba|@|dot|punkt|point|punto|ponto|\.)[ \t]?[)\]}>][ \t]{0,2}/gi;
/** "name at example dot com": without brackets only with a "dot" as well, and an ending that is one. */
const inWords =
  /[a-z0-9][a-z0-9._+-]{0,63}( at )[a-z0-9-]{2,63}((?: dot [a-z0-9-]{2,63}){0,3} dot (?:com|net|org|edu|gov|io|co|info|biz|eu|de|fr|es|it|pl|uk|cz|at|ch|nl|be|se|br|us|ca|au|in|jp|cn|ru|example|test))(?![a-z0-9-])/gi;
/** More than a name before " dot ", and than what follows it. */
const [most, rest] = [140, 300];

/** Whether an "(at)" begins with the bracket that stands there. */
export function isBracketedAt(text: string, at: number): boolean {
  // Few brackets are followed by one of these.
  const next = text.charCodeAt(at + 1);
  if ((next | 32) !== 97 && next !== 64 && next !== 32 && next !== 9 && (next | 32) !== 0xe4) return false;
  bracketedAt.lastIndex = at;
  return bracketedAt.test(text);
}

/** Puts addresses spelled with brackets in their usual form. */
export function bracketEdits(text: string): Edits {
  const edits = new Edits();
  for (const match of text.matchAll(bracketed)) {
    const isAt = /^(?:at|ät|arroba|@)$/i.test(match[1] ?? '');
    edits.add(match.index, match.index + match[0].length, isAt ? '@' : '.');
  }
  return edits;
}

/** Puts addresses spelled in words in their usual form; null when there are none. */
export function wordEdits(text: string): Edits | null {
  let edits: Edits | null = null;
  for (const dot of ['dot ', 'DOT ', 'Dot ']) {
    let done = 0;
    for (let at = text.indexOf(dot); at >= 0; at = text.indexOf(dot, Math.max(done, at + 1))) {
      if (text.charCodeAt(at - 1) !== 32) continue;
      const from = Math.max(done, at - most);
      done = addWords(text.slice(from, at + rest), from, (edits ??= new Edits()), done);
    }
    if (edits?.count) return edits;
  }
  return null;
}

function addWords(text: string, from: number, edits: Edits, done: number): number {
  let end = done;
  for (const match of text.matchAll(inWords)) {
    const [whole, , domain = ''] = match;
    const at = from + match.index + whole.indexOf(' at ');
    edits.add(at, at + 4, '@');
    end = from + match.index + whole.length;
    for (const dot of domain.matchAll(/ dot /gi)) {
      edits.add(end - domain.length + dot.index, end - domain.length + dot.index + 5, '.');
    }
  }
  return end;
}
