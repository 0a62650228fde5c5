import { isCardBrand, isLuhn } from './card.ts';
import { isIban } from './iban.ts';
import { hasEntropy } from './entropy.ts';
import { isPlaceholder } from './placeholder.ts';
import { isSsn } from './ssn.ts';

/** Decides by itself whether a value is real. Gets the sensitive part as it stands in the text. */
export type Validator = (value: string) => boolean;

/** Every validator a detector may name. */
export const validators: ReadonlyMap<string, Validator> = new Map<string, Validator>([
  ['luhn', isLuhn],
  ['card-brand', isCardBrand],
  ['iban', isIban],
  ['ssn-us', isSsn],
  ['entropy-3', (value) => hasEntropy(value, 3)],
  ['entropy-4', (value) => hasEntropy(value, 4)],
  ['no-placeholder', (value) => !isPlaceholder(value)],
  ['letters-and-digits', (value) => /[A-Za-z]/.test(value) && /[0-9]/.test(value)],
]);
