import { describe, expect, it } from 'vitest';
import { createMeter } from '../../meter.ts';
import { utf8 } from '../../testing/bytes.ts';
import { hasBrokenObject } from './object-syntax.ts';

const broken = (...lines: readonly string[]): boolean => {
  const text = ['%PDF-1.7', ...lines, '%%EOF'].join('\n');
  return hasBrokenObject(utf8(text), text, createMeter());
};

describe('an object', () => {
  it.each([
    ['with dictionaries and arrays', ['1 0 obj', '<< /A [ 1 2 << /B <0aF f> >> ] /C (x) >>', 'endobj']],
    [
      'with values of every kind',
      ['1 0 obj', '[ 1 -2 +3 .4 5. --6 1e-7 true false null 8 0 R /Name#20 ]', 'endobj'],
    ],
    ['without white space', ['1 0 obj<</A[1 2<</B<0a>>>]/C(x)>>endobj 2 0 obj 42endobj']],
    ['with parentheses in a string', ['1 0 obj', '(a (b) \\( \\\\)', 'endobj']],
    ['with a stray parenthesis after a string', ['1 0 obj', '<< /Title (smile :-)) >>', 'endobj']],
    ['with a comment', ['1 0 obj', '<< % ( [ <<', '/A 1 >>', 'endobj']],
    ['without its last word', ['1 0 obj', '<< /A 1 >>', '2 0 obj', '<< /B 2 >>', 'endobj']],
    [
      'with a stream that looks like a broken one',
      ['1 0 obj', '<< /Length 14 >>', 'stream', '2 0 obj << [ (', 'endstream', 'endobj'],
    ],
  ])('is whole %s', (_, lines) => {
    expect(broken(...lines)).toBe(false);
  });

  it.each([
    ['of which a dictionary ends as an array', ['1 0 obj', '<< /Count42 ] /Parent 2 0 R >>', 'endobj']],
    ['of which an array ends as a dictionary', ['1 0 obj', '[ 1 2 >>', 'endobj']],
    ['in which a name has no value', ['1 0 obj', '<< /Countb3cf 3 0 R /Kids >>', 'endobj']],
    ['in which a value has no name', ['1 0 obj', '[ << /A [ 1 2 ] 3 >> ]', 'endobj']],
    ['in which a reference has no number', ['1 0 obj', '<< /Annots [-1 0 R 51 0 R] >>', 'endobj']],
    ['that is a font without what it is made of', ['1 0 obj', '<< /Subtype /Type0 /Type /Font >>', 'endobj']],
    ['in which a word means nothing', ['1 0 obj', '<< /V 5t >>', 'endobj']],
    ['of which a dictionary has no end', ['1 0 obj', '<< /A 1', 'endobj']],
    ['that the file ends in', ['1 0 obj', '<< /A [ 1 2']],
    ['of which a string has no end', ['1 0 obj', '<< /A (lost >>', 'endobj']],
    [
      'of which a string goes on in the next',
      ['1 0 obj', '<< /A (lost >>', 'endobj', '2 0 obj', '<< /B found) >>', 'endobj'],
    ],
    ['of which a string of bytes has others', ['1 0 obj', '< /A 1 >', 'endobj']],
    [
      'that comes after a stream',
      ['1 0 obj', '<< /Length 2 >>', 'stream', 'ab', 'endstream', 'endobj', '2 0 obj', '[', 'endobj'],
    ],
    ['after one without its last word', ['1 0 obj', '[ 1 ]', '2 0 obj', '[', 'endobj']],
  ])('is broken %s', (_, lines) => {
    expect(broken(...lines)).toBe(true);
  });
});
