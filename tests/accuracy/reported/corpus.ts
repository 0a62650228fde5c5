import type { Message } from '../message.ts';
import type { Texts } from './build.ts';
import { build } from './build.ts';
import { ar } from './texts/ar.ts';
import { bg } from './texts/bg.ts';
import { cs } from './texts/cs.ts';
import { da } from './texts/da.ts';
import { de } from './texts/de.ts';
import { el } from './texts/el.ts';
import { en } from './texts/en.ts';
import { enIds } from './texts/en-ids.ts';
import { enSecrets } from './texts/en-secrets.ts';
import { es } from './texts/es.ts';
import { et } from './texts/et.ts';
import { fi } from './texts/fi.ts';
import { fr } from './texts/fr.ts';
import { he } from './texts/he.ts';
import { hi } from './texts/hi.ts';
import { hr } from './texts/hr.ts';
import { hu } from './texts/hu.ts';
import { it } from './texts/it.ts';
import { ja } from './texts/ja.ts';
import { ko } from './texts/ko.ts';
import { nb } from './texts/nb.ts';
import { nl } from './texts/nl.ts';
import { pl } from './texts/pl.ts';
import { ptBr } from './texts/pt-br.ts';
import { ptPt } from './texts/pt-pt.ts';
import { ro } from './texts/ro.ts';
import { ru } from './texts/ru.ts';
import { sv } from './texts/sv.ts';
import { th } from './texts/th.ts';
import { tr } from './texts/tr.ts';
import { uk } from './texts/uk.ts';
import { zh } from './texts/zh.ts';

export { nonSecrets } from './non-secrets.ts';

/** Every file of texts. */
export const ALL_TEXTS: readonly Texts[] = [
  ...[en, enIds, enSecrets, de, fr, es, it, ptBr, ptPt, pl, cs, nl, sv, nb, da, fi],
  ...[tr, ru, uk, ar, he, hi, ja, zh, ko, el, ro, hu, bg, hr, et, th],
];

/**
 * The half of the accuracy corpus that results are reported on: written from the published formats and from how people
 * chat, by someone who had not seen the detectors. The same messages on every machine.
 */
export function reported(): Message[] {
  return ALL_TEXTS.flatMap(build).map((message, at) => ({
    ...message,
    id: `r${String(at + 1).padStart(4, '0')}`,
  }));
}
