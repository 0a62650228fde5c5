import type { Facet } from '../../../lib/inspect/extracted.ts';
import type { UnscannableReason } from '../../../lib/core/decide/egress.ts';
import { utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { compoundFile } from '../../../lib/inspect/testing/legacy-builder.ts';
import {
  buildPackage,
  drawingPart,
  sheetPart,
  wordPart,
} from '../../../lib/inspect/testing/ooxml-builder.ts';
import type { FormatId } from '../formats.ts';
import { createBed, type Specimen } from '../specimen.ts';

const office = 'vnd.openxmlformats-officedocument';

/** Ending, media type (ECMA-376 part 1, annex; IANA), whether it may hold macros. */
const kinds: readonly (readonly [FormatId, ending: string, type: string, macros: boolean])[] = [
  ['docx', 'docm', 'vnd.ms-word.document.macroEnabled', true],
  ['docx', 'dotx', `${office}.wordprocessingml.template`, false],
  ['docx', 'dotm', 'vnd.ms-word.template.macroEnabledTemplate', true],
  ['xlsx', 'xlsm', 'vnd.ms-excel.sheet.macroEnabled', true],
  ['xlsx', 'xltx', `${office}.spreadsheetml.template`, false],
  ['xlsx', 'xltm', 'vnd.ms-excel.template.macroEnabled', true],
  ['pptx', 'pptm', 'vnd.ms-powerpoint.presentation.macroEnabled', true],
  ['pptx', 'potx', `${office}.presentationml.template`, false],
  ['pptx', 'potm', 'vnd.ms-powerpoint.template.macroEnabled', true],
  ['pptx', 'ppsx', `${office}.presentationml.slideshow`, false],
  ['pptx', 'ppsm', 'vnd.ms-powerpoint.slideshow.macroEnabled', true],
];

const mains: Readonly<Record<string, readonly [part: string, xml: (text: string) => string]>> = {
  docx: [
    'word/document.xml',
    (text) => wordPart('document', `<w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body>`),
  ],
  xlsx: [
    'xl/workbook.xml',
    (text) =>
      sheetPart('workbook', `<definedNames><definedName name="N">"${text}"</definedName></definedNames>`),
  ],
  pptx: ['ppt/presentation.xml', () => drawingPart('p:presentation', '<p:sldIdLst/>')],
};

/** A presentation has no text of its own. */
const slideOf = (format: FormatId, text: string): Readonly<Record<string, string>> =>
  format === 'pptx'
    ? { 'ppt/slides/slide1.xml': drawingPart('p:sld', `<a:p><a:r><a:t>${text}</a:t></a:r></a:p>`) }
    : {};

const registered = (type: string): string => {
  const lower = type.toLowerCase();
  return `application/${lower}${lower.startsWith('vnd.ms-') ? '.12' : ''}`;
};

function kindSpecimen([format, ending, type, macros]: (typeof kinds)[number]): Specimen {
  const { plants, plant } = createBed();
  const [part, xml] = mains[format] ?? ['', String];
  const text = plant(`in a ${ending}`, /./);
  const folder = part.slice(0, part.indexOf('/'));
  const vba = macros ? { [`${folder}/vbaProject.bin`]: compoundFile({ dir: utf8('x') }) } : {};
  return {
    format,
    name: `kind.${ending}`,
    title: macros ? 'with macros' : 'of this kind',
    type: registered(type).replace('macroenabledtemplate', 'macroenabled'),
    maker: 'by hand',
    bytes: () =>
      buildPackage(
        part,
        { [part]: `${type}.main+xml` },
        { [part]: xml(text), ...slideOf(format, text), ...vba },
      ),
    plants,
    ...(macros && { facets: ['macro'] satisfies Facet[] }),
  };
}

/** [MS-OFFCRYPTO] 2.3: a compound file around the encrypted package. */
const locked = compoundFile({
  EncryptionInfo: utf8('x'.repeat(200)),
  EncryptedPackage: new Uint8Array(9000).fill(7),
});

function lockedSpecimen(format: FormatId, unscannable: UnscannableReason = 'encrypted'): Specimen {
  return {
    format,
    name: `locked.${format}`,
    title: 'with a password',
    type: 'application/x-ooxml-protected',
    maker: 'by hand',
    bytes: () => locked,
    plants: [],
    facets: ['encrypted'],
    unscannable,
  };
}

const binary: Specimen = {
  format: 'xlsx',
  name: 'binary.xlsb',
  title: 'binary workbook (xlsb)',
  type: 'application/vnd.ms-excel.sheet.binary.macroenabled.12',
  maker: 'by hand',
  bytes: () =>
    buildPackage(
      'xl/workbook.bin',
      { 'xl/workbook.bin': 'vnd.ms-excel.sheet.binary.macroEnabled.main' },
      { 'xl/workbook.bin': new Uint8Array([131, 1, 0]) },
    ),
  plants: [],
  unscannable: 'unknown-type',
};

export const kindSpecimens: readonly Specimen[] = [
  ...kinds.map(kindSpecimen),
  ...(['docx', 'xlsx', 'pptx'] as const).map((format) => lockedSpecimen(format)),
  binary,
];
