import { drawingPart } from '../../../lib/inspect/testing/ooxml-builder.ts';
import type { Bed } from '../specimen.ts';

const app = 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties';
const custom = 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties';
const core = 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties';

/** Microsoft's part for labels beside the properties ([MS-OFFCLAB]). */
export const labelInfo = drawingPart(
  'clbl:labelList',
  '<clbl:label id="{00000000-0000-0000-0000-000000000001}" enabled="1" method="Privileged"/>',
  'xmlns:clbl="http://schemas.microsoft.com/office/2020/mipLabelMetadata"',
);

/** The three parts of document properties (ECMA-376 part 1, 15.2.12; part 2, 11), a label among the custom ones. */
export function propertiesOf(plant: Bed['plant']): Readonly<Record<string, string>> {
  const property = (name: string, value: string): string =>
    `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="${name}"><vt:lpwstr>${value}</vt:lpwstr></property>`;
  return {
    'docProps/core.xml': `<cp:coreProperties xmlns:cp="${core}" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${plant('property: title', /properties/)}</dc:title><cp:keywords>${plant('property: keywords', /properties/)}</cp:keywords></cp:coreProperties>`,
    'docProps/app.xml': `<Properties xmlns="${app}"><Company>${plant('property: company', /properties/)}</Company></Properties>`,
    'docProps/custom.xml': `<Properties xmlns="${custom}" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${property('Client', plant('property: custom', /properties/))}${property('MSIP_Label_0001_Name', plant('sensitivity label', /label/))}</Properties>`,
  };
}
