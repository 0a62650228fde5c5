import type { Texts } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';

type Say = Texts<DialogKey>['say'];

/** Words of the inspector that stand before a number or a name. */
const before: Readonly<Record<string, (say: Say, rest: string) => string>> = {
  page: (say, number) => say('placePage', { number }),
  slide: (say, number) => say('placeSlide', { number }),
  sheet: (say, name) => say('placeSheet', { name }),
  code: (say, what) => say('placeCode', { what }),
};
/** Words that stand alone. */
const alone: Readonly<Record<string, DialogKey>> = {
  'text in the image': 'placePicture',
  notes: 'placeNotes',
  comments: 'placeComments',
  'headers and footers': 'placeHeaders',
};
/** Words of which one or two say where in a picture something stands. */
const regions: Readonly<Record<string, DialogKey>> = {
  top: 'placeTop',
  bottom: 'placeBottom',
  left: 'placeLeft',
  right: 'placeRight',
  middle: 'placeMiddle',
};

/** A part of a file, as the inspector names it, in the reader’s language; as it is where there is no word for it. */
export function placeWord(part: string, say: Say): string {
  const key = own(alone, part);
  if (key !== undefined) return say(key);
  const region = part.split(' ').map((word) => own(regions, word));
  if (region.every((one) => one !== undefined)) return region.map((one) => say(one)).join(' ');
  const [, word = '', rest = ''] = /^([a-z]+) (.+)$/s.exec(part) ?? [];
  return own(before, word)?.(say, rest) ?? part;
}

const own = <T>(words: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(words, word) ? words[word] : undefined;
