import { Edits } from './edits.ts';
import { viewsWith, type View } from './view.ts';

/** "(at)", "[dot]" and the like, with up to two blanks on each side. */
const bracketed =
  /[ \t]{0,2}[([{<][ \t]?(at|ät|arroba|@|dot|punkt|point|punto|ponto|\.)[ \t]?[)\]}>][ \t]{0,2}/gi;
/** "name at example dot com": without brackets only with a "dot" as well, and an ending that is one. */
const inWords =
  /[a-z0-9][a-z0-9._+-]{0,63}( at )[a-z0-9-]{2,63}((?: dot [a-z0-9-]{2,63}){0,3} dot (?:com|net|org|edu|gov|io|co|info|biz|eu|de|fr|es|it|pl|uk|cz|at|ch|nl|be|se|br|us|ca|au|in|jp|cn|ru|example|test))(?![a-z0-9-])/gi;

/** Views of a text in which addresses spelled in words are put in their usual form. */
export function spelledViews(text: string): View[] {
  const edits = new Edits();
  if (/[([{<][ \t]?(?:at|ät|arroba|@)[ \t]?[)\]}>]/i.test(text)) addBracketed(text, edits);
  else if (/ dot /i.test(text)) addWords(text, edits);
  return viewsWith(text, edits, 'spelled');
}

function addBracketed(text: string, edits: Edits): void {
  for (const match of text.matchAll(bracketed)) {
    const isAt = /^(?:at|ät|arroba|@)$/i.test(match[1] ?? '');
    edits.add(match.index, match.index + match[0].length, isAt ? '@' : '.');
  }
}

function addWords(text: string, edits: Edits): void {
  for (const match of text.matchAll(inWords)) {
    const [whole, , domain = ''] = match;
    const at = match.index + whole.indexOf(' at ');
    edits.add(at, at + 4, '@');
    const from = match.index + whole.length - domain.length;
    for (const dot of domain.matchAll(/ dot /gi)) edits.add(from + dot.index, from + dot.index + 5, '.');
  }
}
