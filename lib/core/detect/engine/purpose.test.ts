import { expect, test } from 'vitest';
import { saysPurpose } from './purpose.ts';
import { Spans } from './spans.ts';
import { beginOf } from './support.ts';

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

test.each([
  [[0, 5, 6, 12], 12, 6],
  [[0, 12, 6, 12], 12, 0],
  [[0, 5], 12, 12],
])('the longest evidence of %j that ends at %i begins at %i', (spans, end, begin) => {
  const evidence = new Spans();
  for (let i = 0; i < spans.length; i += 2) evidence.add(spans[i] ?? 0, spans[i + 1] ?? 0);
  expect(beginOf(evidence, end)).toBe(begin);
});
