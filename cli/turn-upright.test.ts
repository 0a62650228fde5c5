import { expect, it } from 'vitest';
import { turnUpright } from './turn-upright.ts';

/** Letters of a picture, a row after the other; each becomes the red of its pixel. */
function pixels(rows: readonly string[]) {
  const data = Uint8Array.from(rows.join(''), (letter) => letter.charCodeAt(0));
  const words = new Uint8Array(data.length * 4);
  data.forEach((value, at) => words.set([value, 0, 0, 255], at * 4));
  return { width: rows[0]?.length ?? 0, height: rows.length, data: words };
}

function rowsOf({ width, data }: ReturnType<typeof pixels>): string[] {
  const letters = String.fromCharCode(...data.filter((_, at) => at % 4 === 0));
  return letters.match(new RegExp(`.{${String(width)}}`, 'g')) ?? [];
}

// How the upright picture AB / CD / EF lies in the file (EXIF 2.32, 4.6.4).
it.each<[number, string[]]>([
  [1, ['AB', 'CD', 'EF']],
  [2, ['BA', 'DC', 'FE']],
  [3, ['FE', 'DC', 'BA']],
  [4, ['EF', 'CD', 'AB']],
  [5, ['ACE', 'BDF']],
  [6, ['BDF', 'ACE']],
  [7, ['FDB', 'ECA']],
  [8, ['ECA', 'FDB']],
  [9, ['AB', 'CD', 'EF']],
])('orientation %i', (orientation, stored) => {
  const { width, height, data } = turnUpright(pixels(stored), orientation);
  expect(rowsOf({ width, height, data: Uint8Array.from(data) })).toEqual(['AB', 'CD', 'EF']);
});
