import { decodeCodePage } from './code-pages.ts';

/** HTML's named characters that texts really have (WHATWG HTML 13.5): Latin, Greek letters in order, punctuation. */
const named = new Map<string, string>();

const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
latin1.split(' ').forEach((name, at) => named.set(name, String.fromCharCode(0xa0 + at)));

const greek =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigmaf sigma tau upsilon phi chi psi omega';
greek.split(' ').forEach((name, at) => {
  named.set(name, String.fromCharCode(0x3b1 + at));
  named.set(name.charAt(0).toUpperCase() + name.slice(1), String.fromCharCode(0x391 + at));
});

const others =
  'amp:& lt:< gt:> quot:" apos:\' AMP:& LT:< GT:> QUOT:" num:# dollar:$ percnt:% lpar:( rpar:) lparen:( rparen:) ast:* plus:+ comma:, period:. sol:/ colon:: semi:; equals:= quest:? commat:@ lbrack:[ lsqb:[ bsol:\\ rbrack:] rsqb:] Hat:^ lowbar:_ grave:` lcub:{ lbrace:{ verbar:| vert:| rcub:} rbrace:} excl:! ndash:– mdash:— hyphen:‐ dash:‐ horbar:― lsquo:‘ rsquo:’ sbquo:‚ ldquo:“ rdquo:” bdquo:„ lsaquo:‹ rsaquo:› dagger:† Dagger:‡ bull:• hellip:… permil:‰ prime:′ Prime:″ oline:‾ frasl:⁄ euro:€ trade:™ minus:− infin:∞ asymp:≈ ne:≠ le:≤ ge:≥ larr:← uarr:↑ rarr:→ darr:↓ harr:↔ OElig:Œ oelig:œ Scaron:Š scaron:š Yuml:Ÿ fnof:ƒ circ:ˆ tilde:˜ Zcaron:Ž zcaron:ž Ccaron:Č ccaron:č Rcaron:Ř rcaron:ř Ecaron:Ě ecaron:ě Lstrok:Ł lstrok:ł Aogon:Ą aogon:ą Eogon:Ę eogon:ę Sacute:Ś sacute:ś Cacute:Ć cacute:ć Nacute:Ń nacute:ń Zacute:Ź zacute:ź Zdot:Ż zdot:ż Gbreve:Ğ gbreve:ğ Scedil:Ş scedil:ş inodot:ı Idot:İ Odblac:Ő odblac:ő Udblac:Ű udblac:ű Dstrok:Đ dstrok:đ';
for (const pair of others.split(' ')) {
  const colon = pair.indexOf(':');
  named.set(pair.slice(0, colon), pair.slice(colon + 1));
}
const blanks: readonly (readonly [string, number])[] = [
  ['Tab', 9],
  ['NewLine', 10],
  ['ensp', 0x2002],
  ['emsp', 0x2003],
  ['numsp', 0x2007],
  ['puncsp', 0x2008],
  ['thinsp', 0x2009],
  ['hairsp', 0x200a],
  ['zwnj', 0x200c],
  ['zwj', 0x200d],
  ['lrm', 0x200e],
  ['rlm', 0x200f],
  ['ZeroWidthSpace', 0x200b],
  ['NoBreak', 0x2060],
];
for (const [name, code] of blanks) named.set(name, String.fromCharCode(code));

const reference =
  /&(?:#0*(\d{1,7});?|#[xX]0*([\da-fA-F]{1,6});?|([A-Za-z_][\w.-]{0,31});|(amp|lt|gt|quot|nbsp|copy|reg)(?![\w=]))/g;

/** References to characters, resolved; unknown ones stay as they are. `own` gives the values that a DTD declares. */
export function decodeEntities(
  text: string,
  own: (name: string) => string | undefined = () => undefined,
): string {
  if (!text.includes('&')) return text;
  return text.replace(reference, (whole, decimal?: string, hex?: string, name?: string, bare?: string) => {
    if (decimal !== undefined) return character(Number.parseInt(decimal, 10));
    if (hex !== undefined) return character(Number.parseInt(hex, 16));
    const known = name ?? bare ?? '';
    return own(known) ?? named.get(known) ?? whole;
  });
}

/** 128 to 159 mean windows-1252 (WHATWG HTML 13.2.5.80). */
function character(code: number): string {
  if (code >= 128 && code < 160) return decodeCodePage(Uint8Array.of(code), 1252);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
}
