/** `4.1111111111111111E15` as its digits; what Excel's 15 digits made of a fraction rounded back. */
export function expandNumber(value: string): string {
  if (value.length < 17 && !value.includes('E') && !value.includes('e')) return value;
  const match = /^(-?)(\d+)(?:\.(\d+))?[eE]([+-]?\d{1,3})$/.exec(value);
  if (match === null) {
    return value.length > 16 && value.length < 40 && value.includes('.') ? roundFraction(value) : value;
  }
  const [, sign = '', whole = '', fraction = '', power = '0'] = match;
  const exponent = Number(power);
  if (exponent < 0) return value;
  const digits = whole + fraction.padEnd(exponent, '0');
  const point = whole.length + exponent;
  const rest = digits.slice(point);
  return `${sign}${digits.slice(0, point)}${/[1-9]/.test(rest) ? `.${rest}` : ''}`;
}

function roundFraction(value: string): string {
  const number = Number(value);
  const rounded = number.toPrecision(15);
  if (!Number.isFinite(number) || rounded.includes('e')) return value;
  return rounded.includes('.') ? rounded.replace(/0+$/, '').replace(/\.$/, '') : rounded;
}
