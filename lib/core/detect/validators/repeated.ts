const up = '01234567890123456789';
const down = '98765432109876543210';

/** Not one character again and again, and not counted up or down: what people type where a number is asked for. */
export function isNotRepeated(value: string): boolean {
  const text = value.replace(/[^0-9A-Za-z]/g, '');
  if (text === '' || text === text.charAt(0).repeat(text.length)) return false;
  return text.length < 4 || (!up.includes(text) && !down.includes(text));
}
