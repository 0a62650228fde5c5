import { expect, it } from 'vitest';
import { isLabelHeader, isLabelProperty } from './labels.ts';

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
