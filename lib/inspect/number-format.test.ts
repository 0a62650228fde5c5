import { describe, expect, it } from 'vitest';
import { expandNumber } from './expand-number.ts';
import { compileNumberFormat } from './number-format.ts';

const shown = (code: string, value: string): string | undefined => compileNumberFormat(code)?.(value, false);

describe('number formats', () => {
  it.each([
    ['General', '45', undefined],
    ['0.00', '45', undefined],
    ['#,##0.00 "kg"', '45', undefined],
    ['"IBAN "0', '5', 'IBAN 5'],
    ['#,##0.00 "days"', '45', '45 days'],
    ['\\C\\a\\r\\d\\ 0', '5', 'Card 5'],
    ['[$ACCT -407]0', '5', 'ACCT 5'],
    ['"Card"0', '4111111111111111', 'Card4111111111111111 4111111111111111'],
    ['"plus "0;"minus "0;"nothing "', '-5', 'minus -5'],
    ['"plus "0;"minus "0;"nothing "', '0', 'nothing 0'],
    ['"Card "0000" "0000', '41111111', 'Card 4111 1111'],
    ['"Paid on "yyyy-mm-dd', '45000', 'Paid on 2023-03-15'],
    ['[Red]0;[Blue]-0', '45', undefined],
    ['dd/mm/yyyy', '1', '1900-01-01'],
    ['dd/mm/yyyy', '61', '1900-03-01'],
    ['[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy', '45000.9', '2023-03-15'],
    ['yyyy"年"m"月"d"日"', '45000', '2023-03-15'],
    ['yyyy-mm-dd hh:mm', '45000.999999', '2023-03-16 00:00:00'],
    ['h:mm AM/PM', '0.75', '18:00:00'],
    ['[h]:mm:ss', '2.5', '60:00:00'],
    ['yyyy', '-3', undefined],
    ['yyyy', '9999999', undefined],
    ['0%', '0.19', '19%'],
    ['0.0%', '1.5', '150.0%'],
    ['000\\-00\\-0000', '12345678', '012-34-5678'],
    ['0000" "0000" "0000" "0000', '4111111111111111', '4111 1111 1111 1111'],
    ['(###) ###-####', '5551234567', '(555) 123-4567'],
    ['00000', '123', '00123'],
    ['00000', '1.5', undefined],
    ['"', '1', undefined],
  ])('%s shows %s as %s', (code, value, expected) => {
    expect(shown(code, value)).toBe(expected);
  });

  it.each([
    ['4.1111111111111E15', '4111111111111100'],
    ['4.111111111111111E+15', '4111111111111111'],
    ['1E3', '1000'],
    ['-1.5E1', '-15'],
    ['1.25E1', '12.5'],
    ['1E-7', '1E-7'],
    ['12.300000000000001', '12.3'],
    ['0.1', '0.1'],
    ['4111111111111111', '4111111111111111'],
    ['words and E numbers', 'words and E numbers'],
  ])('%s is %s', (value, expected) => {
    expect(expandNumber(value)).toBe(expected);
  });
});
