import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { workshop } from '../../tests/files/producers/workshop.ts';
import { findTool } from '../../scripts/lib/tools.mjs';
import { atLeast, atMost, type Measure, type Section } from '../lib/report.ts';
import { ours, theirs } from './timing.ts';
import { cardNumbers, text } from './words.ts';

const numbers = cardNumbers(34);

/** A table of 34 rows on a screen of 1920 × 1080. */
const rows = numbers
  .map((number, at) => `${String(at + 1).padStart(2, '0')}  ${text(5, at + 1)}  ${number}`)
  .join('\n');

const kinds = [
  { name: 'screen.png', title: '1080p screenshot', args: [] },
  { name: 'dark.png', title: 'dark screenshot', args: ['-negate'] },
  { name: 'q50.jpg', title: 'JPEG of quality 50', args: ['-quality', '50'] },
  {
    name: 'photo.jpg',
    title: 'photographed screen',
    // Held askew, a little out of focus, with a sensor's noise, as a messenger packs it.
    args: [
      ...['-distort', 'Perspective', '0,0 25,18  1919,0 1890,0  0,1079 0,1060  1919,1079 1919,1079'],
      ...['-blur', '0x0.6', '-attenuate', '0.1', '+noise', 'Gaussian', '-quality', '75'],
    ],
  },
] as const;

const squeezed = (all: string): string => all.replace(/[^0-9]/g, '');

/** Card numbers that are found, spaces or not. */
function found(all: string): number {
  const digits = squeezed(all);
  return numbers.filter((number) => digits.includes(squeezed(number))).length / numbers.length;
}

/** Time for a screenshot, and how many of 34 card numbers are read, beside tesseract. */
export async function pictureSection(readersFor: ReadersFor, times: number): Promise<Section> {
  const measures: Measure[] = [];
  const notes = [
    '34 card numbers in a table, 20 points; ours in the four languages that it ships, tesseract in English alone; start of the engine not included',
  ];
  const convert = ['convert-im6.q16', 'magick'].find((name) => findTool(name) !== null);
  if (convert === undefined)
    return { bench: 'ocr', notes: ['ImageMagick is missing: nothing to read'], measures };
  const shop = workshop();
  for (const { name, title, args } of kinds) {
    const drawn = [
      '-size',
      '1920x1080',
      'xc:white',
      '-font',
      'DejaVu-Sans',
      '-pointsize',
      '20',
      '-annotate',
      '+60+50',
      rows,
    ];
    await shop.run(convert, ...drawn, ...args, name);
    const mine = await ours(name, await shop.read(name), readersFor, times);
    measures.push(
      {
        name: title,
        value: mine.ms / 1000,
        unit: 's',
        ...(name === 'screen.png' && { budget: atMost(8, 5) }),
      },
      { name: `${title}, share of the numbers`, value: found(mine.text), unit: '', budget: atLeast(0.95, 1) },
    );
    const other = await theirs('tesseract', [`${shop.folder}/${name}`, '-'], times);
    if (other === null) notes.push('tesseract is missing (Debian: tesseract-ocr)');
    else
      measures.push(
        { name: `${title}, our time in tesseract’s`, value: mine.ms / other.ms, unit: '×' },
        { name: `${title}, share that tesseract reads`, value: found(other.text), unit: '' },
      );
  }
  return { bench: 'ocr', notes: [...new Set(notes)], measures };
}
