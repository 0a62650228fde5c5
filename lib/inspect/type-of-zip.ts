import { lookIntoZip, type ZipLook } from './zip-look.ts';

const contentTypesBytes = 1024 * 1024;

/** Main parts of OOXML (ECMA-376 part 1, [MS-OFFMACRO2] 2.2), without the common end `.main+xml`. */
const ooxml = 'application/vnd.openxmlformats-officedocument';
const mainParts: Readonly<Record<string, string>> = {
  [`${ooxml}.wordprocessingml.document`]: `${ooxml}.wordprocessingml.document`,
  [`${ooxml}.wordprocessingml.template`]: `${ooxml}.wordprocessingml.template`,
  [`${ooxml}.spreadsheetml.sheet`]: `${ooxml}.spreadsheetml.sheet`,
  [`${ooxml}.spreadsheetml.template`]: `${ooxml}.spreadsheetml.template`,
  [`${ooxml}.presentationml.presentation`]: `${ooxml}.presentationml.presentation`,
  [`${ooxml}.presentationml.template`]: `${ooxml}.presentationml.template`,
  [`${ooxml}.presentationml.slideshow`]: `${ooxml}.presentationml.slideshow`,
  'application/vnd.ms-word.document.macroenabled': 'application/vnd.ms-word.document.macroenabled.12',
  'application/vnd.ms-word.template.macroenabledtemplate': 'application/vnd.ms-word.template.macroenabled.12',
  'application/vnd.ms-excel.sheet.macroenabled': 'application/vnd.ms-excel.sheet.macroenabled.12',
  'application/vnd.ms-excel.template.macroenabled': 'application/vnd.ms-excel.template.macroenabled.12',
  'application/vnd.ms-excel.addin.macroenabled': 'application/vnd.ms-excel.addin.macroenabled.12',
  'application/vnd.ms-powerpoint.presentation.macroenabled':
    'application/vnd.ms-powerpoint.presentation.macroenabled.12',
  'application/vnd.ms-powerpoint.template.macroenabled':
    'application/vnd.ms-powerpoint.template.macroenabled.12',
  'application/vnd.ms-powerpoint.slideshow.macroenabled':
    'application/vnd.ms-powerpoint.slideshow.macroenabled.12',
  'application/vnd.ms-powerpoint.addin.macroenabled': 'application/vnd.ms-powerpoint.addin.macroenabled.12',
  'application/vnd.ms-visio.drawing': 'application/vnd.ms-visio.drawing',
  'application/vnd.ms-visio.drawing.macroenabled': 'application/vnd.ms-visio.drawing.macroenabled',
};

/** A folder whose files only one producer makes, where the main part's type says nothing. */
const folders: readonly (readonly [name: string, type: string])[] = [
  ['word/document.xml', `${ooxml}.wordprocessingml.document`],
  ['xl/workbook.xml', `${ooxml}.spreadsheetml.sheet`],
  ['ppt/presentation.xml', `${ooxml}.presentationml.presentation`],
];

/** The type of a zip by what is in it; `application/zip` where it is nothing special. */
export function zipType(bytes: Uint8Array): string {
  const look = lookIntoZip(bytes);
  return byMimetype(look) ?? byContentTypes(look) ?? byNames(look.names) ?? 'application/zip';
}

/** ODF (part 2, 3.3) and EPUB: an entry that holds the type and nothing else. */
function byMimetype(look: ZipLook): string | null {
  const type = look.head('mimetype', 128)?.trim().toLowerCase() ?? '';
  return /^application\/[a-z0-9.+-]{1,100}$/.test(type) && type !== 'application/zip' ? type : null;
}

function byContentTypes(look: ZipLook): string | null {
  const name = look.names.find((known) => known.toLowerCase() === '[content_types].xml');
  if (name === undefined) return null;
  const content = look.head(name, contentTypesBytes)?.toLowerCase() ?? '';
  if (content.includes('application/vnd.ms-excel.sheet.binary.macroenabled.main')) {
    return 'application/vnd.ms-excel.sheet.binary.macroenabled.12';
  }
  for (const [, part] of content.matchAll(/["'](application\/vnd\.[a-z0-9.-]{1,100})\.main\+xml["']/g)) {
    const type = part === undefined ? undefined : mainParts[part];
    if (type !== undefined) return type;
  }
  return folders.find(([part]) => look.names.some((known) => known.toLowerCase() === part))?.[1] ?? null;
}

function byNames(names: readonly string[]): string | null {
  if (names.includes('AndroidManifest.xml')) return 'application/vnd.android.package-archive';
  if (names.includes('META-INF/MANIFEST.MF')) return 'application/java-archive';
  if (names.includes('META-INF/manifest.xml') && names.includes('content.xml')) {
    return 'application/vnd.oasis.opendocument.text';
  }
  return null;
}
