import type { Check, CheckStep } from '../check/schema.ts';

/** Validators by name that few random values of the right shape pass. */
const names: readonly string[] = ['luhn', 'iban', 'base58check', 'bech32', 'eip55', 'vin', 'jwt'];
/** Steps of check-digit programs that do the same. */
const steps: readonly string[] = ['sum', 'modulo', 'luhn', 'verhoeff', 'damm', 'iso7064'];

/** Whether one of a pattern's validators is a check digit or as telling: chance passes few values. */
export function haveCheckDigit(validators: readonly (string | Check)[]): boolean {
  return validators.some((one) => (typeof one === 'string' ? names.includes(one) : checks(one.check)));
}

function checks(program: readonly CheckStep[]): boolean {
  return program.some((step) =>
    'any' in step ? step.any.every(checks) : steps.some((name) => name in step),
  );
}
