/** Characters of a number as people write it: digits and what stands between them. Flat inclusive ranges. */
export const numberRanges: readonly number[] = [
  32, 32, 40, 41, 43, 47, 48, 57, 58, 58, 95, 95, 0xa0, 0xa0, 0x2007, 0x2007, 0x2009, 0x2009, 0x2010, 0x2015,
  0x202f, 0x202f, 0x2212, 0x2212,
];

export function isDigitUnit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

export function isNumberUnit(unit: number): boolean {
  if (unit < 128)
    return (unit >= 43 && unit <= 58) || unit === 32 || unit === 40 || unit === 41 || unit === 95;
  for (let i = 0; i < numberRanges.length; i += 2) {
    if (unit <= (numberRanges[i + 1] ?? 0)) return unit >= (numberRanges[i] ?? 0);
  }
  return false;
}
