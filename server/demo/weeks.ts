export const dayMs = 86_400_000;
export const weekMs = 7 * dayMs;
/** Half a year. */
export const weeks = 26;

/** When the payment link was offered with every warning about cards. */
export const linkWeek = 9;
/** When warnings about keys began to point to the password manager. */
export const vaultWeek = 6;

/** The Monday, 00:00 UTC, at which the half year that ends now began. */
export function beginningOf(now: number): number {
  const day = Math.floor(now / dayMs) * dayMs;
  const sinceMonday = (new Date(day).getUTCDay() + 6) % 7;
  return day - sinceMonday * dayMs - (weeks - 1) * weekMs;
}
