import type { UnscannableReason } from '../../core/decide/egress.ts';
import type { Localised } from '../../core/policy/schema.ts';
import { neutralise } from '../excerpt.ts';
import { pickLanguage } from '../texts/catalogue.ts';
import type { DialogKey } from '../texts/dialog/index.ts';

/** An organisation's text in the reader's language; English when it has none. */
export function localised(
  text: Localised,
  languages: readonly string[],
): { readonly text: string; readonly language: string } {
  const language = pickLanguage(text, languages);
  return { text: neutralise(text[language] ?? text['en'] ?? ''), language };
}

export const unscannableKeys = {
  encrypted: 'unscannableEncrypted',
  broken: 'unscannableBroken',
  'too-large': 'unscannableTooLarge',
  'unknown-type': 'unscannableUnknownType',
  timeout: 'unscannableTimeout',
  'not-loaded': 'unscannableNotLoaded',
  'inspector-unavailable': 'unscannableUnavailable',
} as const satisfies Record<UnscannableReason, DialogKey>;

export function isUnscannableReason(why: string): why is UnscannableReason {
  return Object.hasOwn(unscannableKeys, why);
}
