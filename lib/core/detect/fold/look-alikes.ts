// Letters, as hexadecimal code units, each with the Latin one that it is taken for, after the single-letter entries
// of Unicode's confusables (UTS 39) that hold in common fonts.
const cyrillic =
  '410A 412B 421C 415E 41dH 406I 408J 41aK 41cM 41eO 420P 405S 422T 425X 423Y 4aeY 50cG 51aQ 51cW 474V 4baH 430a 441c 501d ' +
  '435e 4bbh 456i 458j 4cfl 4c0I 43eo 440p 51bq 455s 475v 51dw 445x 443y 4afy 43ak';
const greek =
  '391A 392B 395E 396Z 397H 399I 39aK 39cM 39dN 39fO 3a1P 3a4T 3a5Y 3a7X 3f9C 3b1a 3b3y 3b5e 3b9i 3bak 3bdv 3bfo 3c1p 3c4t ' +
  '3c5u 3c7x 3f2c 3f3j 3c9w 3b7n';
/** Latin in disguise: small capitals, dotless and script letters. */
const latin =
  '1d00a 299b 1d04c 1d05d 1d07e a730f 262g 29ch 26ai 1d0aj 1d0bk 29fl 1d0dm 274n 1d0fo 1d18p 280r a731s 1d1bt 1d1cu 1d20v ' +
  '1d21w 28fy 1d22z 131i 251a 261g';

/** Letter (UTF-16 code unit) to the Latin letter that it looks like. */
export const lookAlikes: ReadonlyMap<number, string> = new Map(
  `${cyrillic} ${greek} ${latin}`
    .split(' ')
    .map((pair) => [Number.parseInt(pair.slice(0, -1), 16), pair.slice(-1)]),
);
