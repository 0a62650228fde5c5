import { docxSpecimens } from './hand/docx.ts';
import { kindSpecimens } from './hand/ooxml-kinds.ts';
import { otherSpecimens } from './hand/others.ts';
import { metadataSpecimens } from './hand/picture-metadata.ts';
import { picturedSpecimens } from './hand/pictures-inside.ts';
import { pictureSpecimens, screenSpecimens, undecodedSpecimens } from './hand/pictures.ts';
import { pptxSpecimens } from './hand/pptx.ts';
import { xlsxSpecimens } from './hand/xlsx.ts';
import { odtSpecimens } from './hand/odf.ts';
import { otherOdfSpecimens } from './hand/odf-others.ts';
import { textSpecimens } from './hand/texts.ts';
import { archiveSpecimens } from './hand/archives.ts';
import { legacySpecimens } from './hand/legacy.ts';
import { legacyXlsSpecimens } from './hand/legacy-xls.ts';
import { mailSpecimens } from './hand/mail.ts';
import { mediaSpecimens } from './hand/media.ts';
import { pdfSpecimens } from './hand/pdf.ts';
import { archiveRecipes } from './producers/archives.ts';
import { officeSpecimens } from './producers/office.ts';
import { pageSpecimens } from './producers/pages.ts';
import { pictureRecipes } from './producers/pictures.ts';
import type { Specimen } from './specimen.ts';

/** Made without any other program: what every test run looks into, and what is fuzzed. */
export const handSpecimens: readonly Specimen[] = [
  ...docxSpecimens,
  ...xlsxSpecimens,
  ...pptxSpecimens,
  ...kindSpecimens,
  ...odtSpecimens,
  ...otherOdfSpecimens,
  ...textSpecimens,
  ...legacySpecimens,
  ...legacyXlsSpecimens,
  ...pdfSpecimens,
  ...mailSpecimens,
  ...archiveSpecimens,
  ...mediaSpecimens,
  ...pictureSpecimens,
  ...screenSpecimens,
  ...undecodedSpecimens,
  ...metadataSpecimens,
  ...otherSpecimens,
];

/** Looked into by every test run as well; not fuzzed, since a picture is read in each. */
export const everyRunSpecimens: readonly Specimen[] = [...handSpecimens, ...picturedSpecimens];

/** Made by other programs: `npm run test:files` alone looks into them. */
export const madeSpecimens: readonly Specimen[] = [
  ...officeSpecimens,
  ...pageSpecimens,
  ...archiveRecipes,
  ...pictureRecipes,
];

export const allSpecimens: readonly Specimen[] = [...everyRunSpecimens, ...madeSpecimens];
