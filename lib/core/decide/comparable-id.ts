/** As ids of accounts and contacts are compared: phone numbers by their digits, others without regard to case. */
export function comparableId(id: string): string {
  const trimmed = id.trim().toLowerCase();
  return /^\+?[\d\s().-]+$/.test(trimmed) ? trimmed.replace(/\D/g, '') : trimmed;
}
