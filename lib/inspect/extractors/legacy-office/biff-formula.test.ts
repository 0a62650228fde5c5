import { describe, expect, it } from 'vitest';
import { joinBytes, latin1, utf16 } from '../../testing/bytes.ts';
import { u16 } from '../../testing/legacy-builder.ts';
import { formulaConstants } from './biff-formula.ts';

const none = new Uint8Array();
const double = (value: number): Uint8Array => new Uint8Array(new Float64Array([value]).buffer);
const literal = (text: string): Uint8Array => joinBytes([0x17, text.length, 0], latin1(text));

describe('constants in a formula', () => {
  it('are found among references, functions and operators', () => {
    // IF(A1>2;"yes";"Größe") & B1:C2, with the jumps of a choice.
    const tokens = joinBytes(
      ...[[0x44, 0, 0, 0, 0xc0], [0x1e, ...u16(2)], [0x0d], [0x19, 2, ...u16(9)]].map((part) =>
        Uint8Array.from(part),
      ),
      literal('yes'),
      [0x17, 5, 1],
      utf16('Größe'),
      [0x19, 4, ...u16(1), 0, 0, 0, 0],
      [0x42, 3, ...u16(1)],
      [0x25, ...u16(0), ...u16(1), ...u16(1), ...u16(2)],
      [0x08],
    );
    expect(formulaConstants(tokens, none)).toEqual(['2', 'yes', 'Größe']);
  });

  it('are found in arrays, whose values stand behind', () => {
    const area = joinBytes([0x26, 0, 0, 0, 0], u16(0), [0x60], new Uint8Array(7));
    const behind = joinBytes(
      u16(1),
      new Uint8Array(8),
      [1],
      u16(1),
      [2],
      u16(3),
      [0],
      latin1('one'),
      [1],
      double(1234567890),
      [4, 1],
      new Uint8Array(7),
      [2],
      u16(3),
      [0],
      latin1('two'),
    );
    expect(formulaConstants(area, behind)).toEqual(['one', '1234567890', 'two']);
  });

  it('are not guessed at where no formula is', () => {
    for (const tokens of [[0x17, 9, 0, 65], [0x3f], [0x00], [0x1e, 1], [0x60, 1, 2]])
      expect(() => formulaConstants(Uint8Array.from(tokens), none), tokens.join()).toThrow(RangeError);
  });
});
