import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createCollector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import { createMeter, LimitError } from '../meter.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { mutatedParts } from '../testing/mutated-parts.ts';
import { UnreadableError } from '../unreadable.ts';
import { odfExtractor } from './odf.ts';
import { ooxmlExtractor } from './ooxml.ts';

const read = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../testing/fixtures/libreoffice-${name}`, import.meta.url)));
const extractorOf = (name: string): Extractor => (name.endsWith('x') ? ooxmlExtractor : odfExtractor);

/** Places that the same document has in both families. */
const textPlaces = {
  'body › hidden text': 'planted-hidden',
  'tracked deletions': 'planted-deleted',
  header: 'planted-header',
  footer: 'planted-footer',
  footnotes: 'planted-footnote',
  endnotes: 'planted-endnote',
  comments: 'Ada: planted-comment',
  'text boxes': 'planted-box',
  'alternative texts': 'planted-alt',
  links: 'https://planted.example/link',
  label: 'planted-label',
  'properties › title': 'planted-title',
  'properties › Project': 'planted-project',
};
const sheetPlaces = {
  'sheet Costs › A1:E3': 'planted-row\t411111111111111',
  'sheet Costs › comments': 'planted-comment',
  'sheet Secret › A1': 'planted-hidden-sheet',
  'defined names': 'planted_name',
  label: 'planted-label',
};
const slidePlaces = {
  'slide 1': 'planted-first\nplanted-shape-one',
  'slide 1 › notes': 'planted-notes-one',
  'slide 2': 'planted-second\nplanted-shape-two',
  'slide 2 › notes': 'planted-notes-two',
  master: 'planted-master',
  label: 'planted-label',
};

const files: readonly (readonly [string, Readonly<Record<string, string>>, readonly string[]])[] = [
  ['text.odt', textPlaces, ['hidden-content', 'tracked-changes', 'label']],
  ['text.docx', textPlaces, ['hidden-content', 'tracked-changes', 'label']],
  ['sheets.ods', { ...sheetPlaces, header: 'planted-header' }, ['hidden-content', 'label']],
  ['sheets.xlsx', { ...sheetPlaces, 'headers and footers': 'planted-header' }, ['hidden-content', 'label']],
  ['slides.odp', slidePlaces, ['hidden-content', 'label']],
  ['slides.pptx', slidePlaces, ['hidden-content', 'label']],
];

describe('documents that LibreOffice wrote', () => {
  it.each(files)('%s: everything is found in its place', async (name, places, facets) => {
    const found = await extract(extractorOf(name), read(name));
    const texts = Object.entries(placesOf(found));
    for (const [place, planted] of Object.entries(places)) {
      const here = texts.filter(([at]) => at === place || at.endsWith(` › ${place}`)).map(([, text]) => text);
      expect(here.join('\n'), place).toContain(planted);
    }
    expect(found.facets).toEqual(expect.arrayContaining([...facets]));
    expect(found.unscannable).toBeUndefined();
  });

  it.each(files)('%s: damage inside is no surprise', async (name) => {
    for (const bytes of mutatedParts(read(name), 60)) {
      const meter = createMeter();
      const { into } = createCollector(meter);
      try {
        await extractorOf(name).extract(bytes, into, meter);
      } catch (error) {
        // Anything else would be a mistake of ours.
        expect(error instanceof LimitError || error instanceof UnreadableError, String(error)).toBe(true);
      }
    }
  });
});
