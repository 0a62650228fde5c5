import { expect, it } from 'vitest';
import { hasLabelProperty, isLabelHeader, isLabelProperty } from './labels.ts';

it.each([
  'MSIP_Label_3de9faa6_Enabled',
  'Sensitivity',
  'urn:bails:IntellectualProperty:BusinessAuthorizationCategory',
  'TitusGUID',
  'Classification',
  'bjDocumentSecurityLabel',
  'bjDocumentLabelXML',
  'bjClsUserRVM',
  'bjSaver',
  'docIndexRef',
  'PM_ProtectiveMarkingValue_Header',
  'PM_SecurityClassification',
  'PM_Display',
  'Security Classification',
  'Protective Marking',
  'Confidentiality',
  'CLEANUPClassification',
  'ourSensitivityLabel',
])('%s holds a label', (name) => {
  expect(isLabelProperty(name)).toBe(true);
});

it.each(['Title', 'Author', 'Client', 'Category', 'Label', 'Marking'])('%s holds none', (name) => {
  expect(isLabelProperty(name)).toBe(false);
});

it.each([
  ['msip_labels', true],
  ['X-Classification', true],
  ['x-titus-metadata', true],
  ['Sensitivity', true],
  ['Subject', false],
  ['X-Mailer', false],
])('the header %s: %s', (name, holds) => {
  expect(isLabelHeader(name)).toBe(holds);
});

it.each([
  ['<rdf:Description msip:MSIP_Label_1_Name="Secret"/>', true],
  ['<x:MSIP_Label_1_Enabled>true</x:MSIP_Label_1_Enabled>', true],
  ["<rdf:Description\n  titus:TitusGUID = '1'>", true],
  ['<dc:description>classified, sensitivity: high</dc:description>', false],
  ['<dc:description>x</dc:description>', false],
])('XMP %j: %s', (xml, holds) => {
  expect(hasLabelProperty(xml)).toBe(holds);
});
