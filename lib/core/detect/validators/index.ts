import { isInternational, isNational, type Phones } from '../phone/phones.ts';
import { isBase58Check } from './base58check.ts';
import { isBech32 } from './bech32.ts';
import { isCardBrand, isLuhn } from './card.ts';
import { isCzechAccount } from './czech-account.ts';
import { isEip55 } from './eip55.ts';
import { isIban } from './iban.ts';
import { hasEntropy } from './entropy.ts';
import { isJwt } from './jwt.ts';
import { isPasswordLike, isPasswordOrNumber, isPasswordWord } from './password.ts';
import { areCoordinates, isPublicIp } from './places.ts';
import { isNotRepeated } from './repeated.ts';
import { isPlaceholder } from './placeholder.ts';
import { isSeedPhrase } from './seed-words.ts';
import { isSsn } from './ssn.ts';
import { isVin } from './vin.ts';

/** What a policy adds to what validators know. */
export interface ValidatorContext {
  readonly phones: Phones | null;
}

/** Decides by itself whether a value is real. Gets the sensitive part as it stands in the text. */
export type Validator = (value: string, context: ValidatorContext) => boolean;

/** Every validator a detector may name. */
export const validators: ReadonlyMap<string, Validator> = new Map<string, Validator>([
  ['luhn', isLuhn],
  ['card-brand', isCardBrand],
  ['iban', isIban],
  ['ssn-us', isSsn],
  ['phone-international', (value, { phones }) => isInternational(value, phones)],
  ['phone-national', (value, { phones }) => isNational(value, phones)],
  ['password-like', isPasswordLike],
  ['password-or-number', isPasswordOrNumber],
  ['password-word', isPasswordWord],
  ['not-repeated', isNotRepeated],
  ['entropy-2-5', (value) => hasEntropy(value, 2.5)],
  ['entropy-3', (value) => hasEntropy(value, 3)],
  ['entropy-3-5', (value) => hasEntropy(value, 3.5)],
  ['entropy-4', (value) => hasEntropy(value, 4)],
  ['no-placeholder', (value) => !isPlaceholder(value)],
  ['letters-and-digits', (value) => /[A-Za-z]/.test(value) && /[0-9]/.test(value)],
  ['letters-and-number', (value) => /\p{L}/u.test(value) && /[0-9]/.test(value)],
  ['base58check', isBase58Check],
  ['bech32', isBech32],
  ['eip55', isEip55],
  ['seed-phrase', isSeedPhrase],
  ['cz-account', isCzechAccount],
  ['vin', isVin],
  ['jwt', isJwt],
  ['coordinates', areCoordinates],
  ['ip', isPublicIp],
]);
