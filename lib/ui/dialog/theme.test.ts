import { expect, it } from 'vitest';
import { brightnessOf } from './theme.ts';

it.each([
  ['rgb(255, 255, 255)', 1],
  ['rgb(0, 0, 0)', 0],
  ['rgba(0, 0, 0, 0)', null],
  ['rgba(11, 20, 26, 0.9)', 0.07],
  ['rgb(11 20 26 / 0.2)', null],
  ['oklch(0.7 0.1 200)', null],
])('brightness of %s is %s', (color, expected) => {
  const brightness = brightnessOf(color);
  if (expected === null) expect(brightness).toBeNull();
  else expect(brightness).toBeCloseTo(expected, 1);
});
