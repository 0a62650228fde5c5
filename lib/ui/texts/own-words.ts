import type { OwnTexts } from '../../core/policy/dialog-words.ts';
import type { Catalogue, Catalogues, Message } from './catalogue.ts';

/**
 * The catalogues with an organisation's own words over them. A language that the extension does not have is added; what
 * it does not say is said in English.
 */
export function withOwnWords<Key extends string>(
  catalogues: Catalogues<Key>,
  own: OwnTexts | undefined,
): Catalogues<Key> {
  if (own === undefined) return catalogues;
  const changed: Record<string, Catalogue<Key>> = {};
  for (const [language, words] of Object.entries(own)) {
    const standard = catalogues[language] ?? catalogues[language.split('-', 1)[0] ?? ''] ?? catalogues.en;
    changed[language] = { ...standard, ...said(words) };
  }
  return { ...catalogues, ...changed };
}

function said(words: OwnTexts[string]): Record<string, Message> {
  const own: Record<string, Message> = {};
  for (const [key, message] of Object.entries(words)) {
    if (typeof message === 'string') own[key] = message;
    else {
      const { other, ...forms } = message;
      const given = Object.entries(forms).filter(([, text]) => text !== undefined);
      own[key] = { other, ...Object.fromEntries(given) };
    }
  }
  return own;
}
