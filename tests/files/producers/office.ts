import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { FormatId } from '../formats.ts';
import { root } from '../hand/fixture.ts';
import { docPlants, xlsPlants } from '../hand/legacy.ts';
import type { Plant, Specimen, Where } from '../specimen.ts';
import { photoPlants, photoSources } from '../hand/photo-source.ts';
import { slidesSource, slidePlants } from './slides-source.ts';
import { once, workshop } from './workshop.ts';

const office = 'application/vnd.openxmlformats-officedocument';
const odf = 'application/vnd.oasis.opendocument';

/** What LibreOffice makes of one source: a format, its filter where the ending alone is not enough. */
interface Target {
  readonly format: FormatId;
  readonly ending: string;
  readonly filter?: string;
  readonly type: string;
  /** Places that LibreOffice does not write into this format: they are not in the file, by its own text. */
  readonly drops?: readonly string[];
  /** Places that this format says otherwise. */
  readonly moved?: Readonly<Record<string, Where>>;
  readonly facets?: Specimen['facets'];
}

/** A page knows no headers or notes any more, only what stands on it. */
const onPage = /^page \d/;
const pageOf = (plants: readonly Plant[]): Readonly<Record<string, Where>> =>
  Object.fromEntries(
    plants
      .filter(({ place }) => !/^(?:property|link|sensitivity|outline)/.test(place))
      .map(({ place }) => [place, onPage]),
  );

const pdfDrops = [
  'hidden text',
  'tracked deletion',
  'comment',
  'sensitivity label',
  'hidden sheet',
  'hidden row',
  'name of a sheet',
  'notes',
  'hidden slide',
  'alternative text',
  'WordArt',
];

const textFacets: Specimen['facets'] = ['label', 'hidden-content', 'tracked-changes', 'embedded-file'];

const textTargets: readonly Target[] = [
  {
    format: 'odt',
    ending: 'odt',
    type: `${odf}.text`,
    facets: textFacets,
  },
  { format: 'odt', ending: 'ott', type: `${odf}.text-template`, facets: textFacets },
  { format: 'odt', ending: 'fodt', type: `${odf}.text-flat-xml`, facets: textFacets },
  {
    format: 'docx',
    ending: 'docx',
    type: `${office}.wordprocessingml.document`,
    facets: textFacets,
  },
  { format: 'doc', ending: 'doc', filter: 'MS Word 97', type: 'application/msword', facets: textFacets },
  {
    format: 'rtf',
    ending: 'rtf',
    type: 'application/rtf',
    moved: { endnote: /^footnotes/, 'text box': /^text/, 'sensitivity label': /^properties/ },
    facets: textFacets,
  },
  {
    ...{ format: 'pdf', ending: 'pdf', type: 'application/pdf' },
    drops: pdfDrops.filter((place) => place !== 'WordArt'),
    // Drawn as outlines, and looked at as a picture.
    moved: { ...pageOf(docPlants), WordArt: /drawing/ },
    facets: ['embedded-file'],
  },
];

const sheetTargets: readonly Target[] = [
  {
    format: 'ods',
    ending: 'ods',
    type: `${odf}.spreadsheet`,
    facets: ['label', 'hidden-content', 'embedded-file'],
  },
  {
    format: 'ods',
    ending: 'fods',
    type: `${odf}.spreadsheet-flat-xml`,
    drops: ['comment'],
    facets: ['label', 'hidden-content'],
  },
  {
    format: 'xlsx',
    ending: 'xlsx',
    type: `${office}.spreadsheetml.sheet`,
    drops: ['number'],
    facets: ['label', 'hidden-content'],
  },
  {
    format: 'xls',
    ending: 'xls',
    filter: 'MS Excel 97',
    type: 'application/vnd.ms-excel',
    facets: ['label', 'hidden-content'],
  },
  {
    format: 'pdf',
    ending: 'pdf',
    type: 'application/pdf',
    drops: [...pdfDrops, 'number'],
    moved: pageOf(xlsPlants),
    facets: ['embedded-file'],
  },
];

const slideTargets: readonly Target[] = [
  { format: 'odp', ending: 'odp', type: `${odf}.presentation`, facets: ['hidden-content', 'embedded-file'] },
  { format: 'odp', ending: 'fodp', type: `${odf}.presentation-flat-xml`, facets: ['hidden-content'] },
  {
    format: 'pptx',
    ending: 'pptx',
    type: `${office}.presentationml.presentation`,
    drops: ['alternative text'],
    facets: ['hidden-content'],
  },
  {
    format: 'ppt',
    ending: 'ppt',
    filter: 'MS PowerPoint 97',
    type: 'application/vnd.ms-powerpoint',
    drops: ['alternative text'],
    facets: ['hidden-content'],
  },
  { format: 'pdf', ending: 'pdf', type: 'application/pdf', drops: pdfDrops, moved: pageOf(slidePlants) },
  {
    format: 'svg',
    ending: 'svg',
    type: 'image/svg+xml',
    drops: ['notes', 'comment', 'property: title'],
    moved: Object.fromEntries(slidePlants.map(({ place }) => [place, /^text/])),
  },
];

const photoTargets: readonly Target[] = [
  {
    format: 'doc',
    ending: 'doc',
    filter: 'MS Word 97',
    type: 'application/msword',
    facets: ['embedded-file'],
  },
  {
    format: 'docx',
    ending: 'docx',
    type: `${office}.wordprocessingml.document`,
    facets: ['embedded-file'],
  },
  { format: 'odt', ending: 'odt', type: `${odf}.text`, facets: ['embedded-file'] },
  { format: 'rtf', ending: 'rtf', type: 'application/rtf', facets: ['embedded-file'] },
  { format: 'pdf', ending: 'pdf', type: 'application/pdf', facets: ['embedded-file'] },
];
const photoSheetTargets: readonly Target[] = [
  {
    ...{ format: 'xls', ending: 'xls', filter: 'MS Excel 97', type: 'application/vnd.ms-excel' },
    facets: ['embedded-file'],
  },
];
const photoSlideTargets: readonly Target[] = [
  {
    ...{ format: 'ppt', ending: 'ppt', filter: 'MS PowerPoint 97', type: 'application/vnd.ms-powerpoint' },
    facets: ['embedded-file'],
  },
];

const fixtureText = (name: string): string =>
  readFileSync(path.join(root, 'lib/inspect/testing/fixtures', name), 'utf8');

/** Two at a time share a profile badly: one after the other. */
let last: Promise<unknown> = Promise.resolve();

async function convert(source: string, text: string, { ending, filter }: Target): Promise<Uint8Array> {
  const shop = workshop();
  const wanted = filter === undefined ? ending : `${ending}:${filter}`;
  const name = path.parse(source).name;
  await shop.write(source, text);
  const profile = `-env:UserInstallation=file://${shop.folder}/profile`;
  const turn = last.then(() =>
    shop.run('soffice', profile, '--headless', '--convert-to', wanted, '--outdir', `out-${name}`, source),
  );
  last = turn.catch(() => undefined);
  await turn;
  return shop.read(`out-${name}/${name}.${ending}`);
}

function specimensOf(
  source: string,
  text: () => string,
  plants: readonly Plant[],
  targets: readonly Target[],
): readonly Specimen[] {
  return targets.map((target): Specimen => ({
    format: target.format,
    name: `${path.parse(source).name}.${target.ending}`,
    title: `saved as ${target.ending}`,
    type: target.type,
    maker: 'LibreOffice',
    bytes: once(() => convert(source, text(), target)),
    plants: plants
      .filter(({ place }) => target.drops?.includes(place) !== true)
      .map((plant) => ({ ...plant, where: target.moved?.[plant.place] ?? plant.where })),
    ...(target.facets && { facets: target.facets }),
  }));
}

export const officeSpecimens: readonly Specimen[] = [
  ...specimensOf('text.fodt', () => fixtureText('legacy/places.fodt'), docPlants, textTargets),
  ...specimensOf('sheets.fods', () => fixtureText('legacy/places.fods'), xlsPlants, sheetTargets),
  ...specimensOf('slides.fodp', () => slidesSource, slidePlants, slideTargets),
  ...specimensOf('photo.fodt', () => photoSources.text, photoPlants, photoTargets),
  ...specimensOf('photo-sheet.fods', () => photoSources.sheet, photoPlants, photoSheetTargets),
  ...specimensOf('photo-slides.fodp', () => photoSources.slides, photoPlants, photoSlideTargets),
];
