import type { Mark } from '../ask.ts';
import { findingsToShow } from '../dialog/findings.ts';
import { dialogModel, kindsOf, type DialogModel } from '../dialog/model.ts';
import { textsFor, type Catalogues } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';
import { withOwnWords } from '../texts/own-words.ts';
import type { Weight } from './underlines.ts';

/** What the chip beside a composer says, and the card that it opens; in the reader's language and safe to show. */
export interface MarkModel extends Pick<
  DialogModel,
  'language' | 'direction' | 'title' | 'tell' | 'suggestions' | 'newTab'
> {
  readonly weight: Weight;
  /** The chip: what was found, and what will happen. */
  readonly label: string;
  /** That nothing has left, and nothing has been recorded. */
  readonly note: string;
  readonly takeOut: string | null;
  readonly notTaken: string;
  /** For those who cannot see the chip: its label, and the key that opens it. */
  readonly spoken: string;
  /** Offsets into the text of what is underlined, by start. */
  readonly spans: readonly { readonly start: number; readonly end: number }[];
}

const outcomes = {
  block: 'markBlock',
  redact: 'markRedact',
  warn: 'markAsk',
  justify: 'markAsk',
} as const satisfies Record<DialogModel['action'], DialogKey>;

export function markModel(
  { request, takeOut }: Mark,
  uiLanguage: string,
  catalogues: Catalogues<DialogKey>,
): MarkModel {
  const model = dialogModel(request, uiLanguage, catalogues);
  const { language, direction, action, title, tell, suggestions, newTab } = model;
  const languages = [...request.languages, uiLanguage];
  const texts = textsFor(withOwnWords(catalogues, request.texts), languages);
  const { say } = texts;
  const found = findingsToShow(request.verdict).filter(
    ({ provenance, start, end }) => provenance === undefined && end > start,
  );
  const label = say(outcomes[action], { what: kindsOf(request, found, texts, languages) ?? title });
  return {
    language,
    direction,
    title,
    tell,
    suggestions,
    newTab,
    weight: action === 'warn' || action === 'justify' ? 'warn' : 'stop',
    label,
    note: say('markNote'),
    takeOut: takeOut === null ? null : say('takeOut', { count: found.length }),
    notTaken: say('markNotTaken'),
    spoken: `${label}. ${say('markKeys')}`,
    spans: found.map(({ start, end }) => ({ start, end })).toSorted((a, b) => a.start - b.start),
  };
}
