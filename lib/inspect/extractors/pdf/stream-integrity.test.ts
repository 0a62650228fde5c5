import { describe, expect, it } from 'vitest';
import { createMeter } from '../../meter.ts';
import { utf8 } from '../../testing/bytes.ts';
import { hasDamagedStream } from './stream-integrity.ts';

const damaged = (...lines: readonly string[]): boolean =>
  hasDamagedStream(utf8(lines.join('\n')), createMeter());
/** A document that is attached as it is, with a page of its own. */
const inner = [
  '3 0 obj',
  '<< >>',
  'endobj',
  '4 0 obj',
  '<< /Length 2 >>',
  'stream',
  'ab',
  'endstream',
  'endobj',
];

describe('a stream that is not packed', () => {
  it.each([
    ['with its length', ['1 0 obj', '<< /Length 2 >>', 'stream', 'ab', 'endstream', 'endobj']],
    [
      'with a wrong length, but its end',
      ['1 0 obj', '<< /Length 9 >>', 'stream', 'ab', 'endstream', 'endobj'],
    ],
    [
      'with a length that stands elsewhere',
      ['1 0 obj', '<< /Length 2 0 R >>', 'stream', ...inner, 'endstream'],
    ],
    [
      'of which the data looks like another, without its end',
      ['1 0 obj', '<< /Length 33 >>', 'stream', '2 0 obj << >> stream then nothing', 'endstream', 'endobj'],
    ],
  ])('is whole %s', (_, lines) => {
    expect(damaged(...lines)).toBe(false);
  });

  it.each([
    ['without its end', ['1 0 obj', '<< /Length 9 >>', 'stream', 'ab', 'endobj', 'trailer']],
    ['with the end of another', ['1 0 obj', '<< /Length 9 >>', 'stream', 'ab', 'endobj', ...inner]],
  ])('is damaged %s', (_, lines) => {
    expect(damaged(...lines)).toBe(true);
  });
});
