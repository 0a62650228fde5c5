const weights = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];

/**
 * Czech and Slovak account number without its bank code, or with it behind a slash: prefix and number are each
 * divisible by 11 when weighted (decree 169/2011 Sb., annex). Not with fewer than two digits other than zero.
 */
export function isCzechAccount(value: string): boolean {
  const [account = ''] = value.replace(/\s/g, '').split('/');
  const parts = account.split('-');
  const number = parts.at(-1) ?? '';
  return parts.length <= 2 && number.replaceAll('0', '').length > 1 && parts.every(isDivisible);
}

function isDivisible(digits: string): boolean {
  if (!/^[0-9]{1,10}$/.test(digits)) return false;
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1)
    sum += (digits.charCodeAt(i) - 48) * (weights[weights.length - digits.length + i] ?? 0);
  return sum % 11 === 0;
}
