import { expect, it } from 'vitest';
import { createCollector } from '../../collector.ts';
import { createMeter } from '../../meter.ts';
import { utf8 } from '../../testing/bytes.ts';
import { readXmp } from './xmp.ts';

const facetsOf = (inside: string): readonly string[] => {
  const meter = createMeter();
  const { into, done } = createCollector(meter);
  readXmp(utf8(`<x:xmpmeta xmlns:x="adobe:ns:meta/">${inside}</x:xmpmeta>`), into, meter);
  return [...done().facets];
};

it.each([
  ['an element', '<pdfx:MSIP_Label_1_Name>Secret</pdfx:MSIP_Label_1_Name>'],
  ["another vendor's", '<pdfx:Classification>Secret</pdfx:Classification>'],
  ['an attribute', '<rdf:Description pdfx:TitusGUID="1"/>'],
])('has a label in %s', (_, inside) => {
  expect(facetsOf(inside)).toEqual(['label']);
});

it('has none where only its text speaks of one', () => {
  expect(facetsOf('<dc:title>The classification of labels</dc:title>')).toEqual([]);
});
