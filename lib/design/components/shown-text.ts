/** Characters that change how their neighbours are shown, or show nothing: direction marks, zero-width, tags, C1. */
export const hidden =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u115f\u1160\u180b-\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;
const loneSurrogate = /[\ud800-\udfff]/gu;
/** More combining marks than any script stacks on one letter: they would paint over the neighbouring rows. */
const markFlood = /(\p{M}{4})\p{M}+/gu;

const codePoint = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** C0 has pictures of its own (␀ ␊ …); everything else hidden is named by its code point. */
function picture(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return String.fromCodePoint(0x2400 + code);
  return `⟨${codePoint(character)}⟩`;
}

export interface ShownText {
  readonly text: string;
  /** True when `text` ends before the value did. */
  readonly clipped: boolean;
}

/**
 * An untrusted value as it may be shown on one line: control and direction characters made visible, at most `max`
 * characters (default 200) with `…` in place of the rest. Still needs isolation (`<bdi>`), see `Shown`.
 */
export function shownText(value: string, max = 200): ShownText {
  // Cut first: a value of megabytes must not cost megabytes of replacing. Four units for each shown character
  // leave room for astral characters and combining marks.
  const head = value.slice(0, max * 4);
  const clean = head.replace(loneSurrogate, '\ufffd').replace(markFlood, '$1').replace(hidden, picture);
  const characters = Array.from(clean);
  const clipped = characters.length > max || head.length < value.length;
  return { text: clipped ? `${characters.slice(0, max - 1).join('')}…` : clean, clipped };
}

const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;

/**
 * An untrusted value as a part of a sentence that is one text. What is written from right to left is isolated, so that it
 * does not take quotation marks and figures beside it along.
 */
export function sentenceText(value: string, max = 200): string {
  const { text } = shownText(value, max);
  return rightToLeft.test(text) ? `\u2068${text}\u2069` : text;
}

/** A one-line text as it may be edited: without control, direction and other characters that show nothing. */
export const withoutHidden = (text: string): string => text.replace(loneSurrogate, '').replace(hidden, '');

/** 1-based numbers of the lines of a text that hold hidden characters (tabs and line ends are not counted). */
export function linesWithHidden(text: string): readonly number[] {
  const lines: number[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.replaceAll('\t', '').search(hidden) !== -1) lines.push(index + 1);
  }
  return lines;
}
