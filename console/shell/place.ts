import { placeWord } from '../../lib/ui/dialog/place.ts';
import { textsFor } from '../../lib/ui/texts/catalogue.ts';
import { dialogCatalogues } from '../../lib/ui/texts/dialog/index.ts';
import { type Language, language } from './language.ts';

const between = ' \u203a ';

/** Where in a file something is ("sheet Costs › B4"), in the reader's language and the dialog's words. */
export function placeText(path: readonly string[], reader: Language = language): string {
  const { say } = textsFor(dialogCatalogues, [reader]);
  return path.map((part) => placeWord(part, say)).join(between);
}

/** The same of a place that came as one text, as incidents have it. */
export function placeTextOf(where: string): string {
  return placeText(where.split(between));
}
