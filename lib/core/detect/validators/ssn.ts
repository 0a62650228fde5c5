/** Numbers printed on sample cards and in advertisements: public, never anyone's (SSA, "Misused SSNs"). */
const misused = new Set(['078051120', '219099999', '457555462']);

/** Area 001-899 without 666, group 01-99, serial 0001-9999 (SSA randomisation, 2011). */
export function isSsn(value: string): boolean {
  const digits = value.replace(/[^0-9]/g, '');
  if (digits.length !== 9 || misused.has(digits)) return false;
  const area = digits.slice(0, 3);
  if (area === '000' || area === '666' || area >= '900') return false;
  if (digits.slice(3, 5) === '00' || digits.slice(5) === '0000') return false;
  return !/^(\d)\1{8}$/.test(digits) && digits !== '123456789';
}
