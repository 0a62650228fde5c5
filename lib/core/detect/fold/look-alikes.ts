import { lazy } from '../../lazy.ts';

/** Rows of letters, the first by its code unit, each by the Latin letter that it is taken for; `-`: by none. */
const rows =
  '131:i 251:a 261:gg 26a:i 274:n 280:r 28f:y 299:b--h--l 391:AB--EZH-IK-MN-O-P--TY-X ' +
  '3b1:a-y-e-n-ik--v-o-p--tu-x-w 3f2:cj 3f9:C 405:SI-J 410:A-B--E----K-MHO-PCTY-X ' +
  '430:a----e----k---o-pc-y-x 455:si-j 474:Vv 4ae:Yy 4ba:Hh----I 4cf:l 501:d 50c:G 51a:QqWw ' +
  '1d00:a---cd-e--jk-m-o 1d18:p--tu---vwz a730:fs';

/**
 * Letter (UTF-16 code unit) to the Latin letter that it looks like: Greek, Cyrillic, and Latin in disguise (small
 * capitals, dotless and script letters), after the single-letter entries of Unicode's confusables (UTS 39) that hold
 * in common fonts.
 */
export const lookAlikes: () => ReadonlyMap<number, string> = lazy(
  () =>
    new Map(
      rows.split(' ').flatMap((row) => {
        const [first = '', letters = ''] = row.split(':');
        return Array.from(letters, (letter, i): [number, string] => [
          Number.parseInt(first, 16) + i,
          letter,
        ]).filter(([, letter]) => letter !== '-');
      }),
    ),
);
