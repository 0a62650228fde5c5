/** Phone numbers are compared by their digits, other ids without regard to case. */
export function isListed(
  list: readonly { readonly platform: string; readonly id: string }[],
  platform: string,
  id: string,
): boolean {
  const own = comparable(id);
  return list.some((one) => one.platform === platform && comparable(one.id) === own);
}

function comparable(id: string): string {
  const trimmed = id.trim().toLowerCase();
  return /^\+?[\d\s().-]+$/.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
}
