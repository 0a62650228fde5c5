import { inLanguage } from '../shell/language.ts';

function times(min: number, max: number): string {
  return max === Infinity ? `≥ ${min}` : min === max ? `${min}` : `${min}–${max}`;
}

/** How patterns are said. */
export const patternText = inLanguage({
  en: {
    length: (min: number, max: number) =>
      min === max
        ? `Matches ${min} characters.`
        : max === Infinity
          ? `Matches ${min} characters or more.`
          : `Matches ${min} to ${max} characters.`,
    oneOf: (what: string) => `one of ${what}`,
    repeat: (what: string, min: number, max: number) =>
      min === 0 && max === 1 ? `perhaps ${what}` : `${times(min, max)} × ${what}`,
    value: (what: string) => `the value: ${what}`,
    start: 'beginning of the text',
    end: 'end of the text',
    sets: {
      digit: 'digit',
      upper: 'capital letter',
      lower: 'small letter',
      letter: 'letter A–Z',
      letterOrDigit: 'letter or digit',
      upperOrDigit: 'capital letter or digit',
      word: 'letter, digit or _',
      hex: 'hexadecimal digit',
      separator: 'separator',
      any: 'one of many characters',
    },
  },
  de: {
    length: (min: number, max: number) =>
      min === max
        ? `Passt auf ${min} Zeichen.`
        : max === Infinity
          ? `Passt auf ${min} Zeichen oder mehr.`
          : `Passt auf ${min} bis ${max} Zeichen.`,
    oneOf: (what: string) => `eins von ${what}`,
    repeat: (what: string, min: number, max: number) =>
      min === 0 && max === 1 ? `vielleicht ${what}` : `${times(min, max)} × ${what}`,
    value: (what: string) => `der Wert: ${what}`,
    start: 'Anfang des Textes',
    end: 'Ende des Textes',
    sets: {
      digit: 'Ziffer',
      upper: 'Großbuchstabe',
      lower: 'Kleinbuchstabe',
      letter: 'Buchstabe A–Z',
      letterOrDigit: 'Buchstabe oder Ziffer',
      upperOrDigit: 'Großbuchstabe oder Ziffer',
      word: 'Buchstabe, Ziffer oder _',
      hex: 'Hexadezimalziffer',
      separator: 'Trennzeichen',
      any: 'eins von vielen Zeichen',
    },
  },
});
