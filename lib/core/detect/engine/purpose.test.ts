import { expect, test } from 'vitest';
import { saysPurpose } from './purpose.ts';

test.each([
  ' for the order: ',
  ' do faktury: ',
  ' für die Rechnung ',
  ' number for your invoice is ',
  ' pour le dossier : ',
  ' para la factura ',
  ' для заказа ',
])('what stands between a label and its value says what it is for: %s', (between) => {
  expect(saysPurpose(between)).toBe(true);
});

test.each([
  ' lost, order number ',
  ', order ',
  ' order ',
  ': ',
  ' forgotten invoice ',
  ' for me. Order ',
  ' do\nfaktura ',
])('it says something else: %s', (between) => {
  expect(saysPurpose(between)).toBe(false);
});
