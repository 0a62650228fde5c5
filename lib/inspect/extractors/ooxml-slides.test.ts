import { describe, expect, it } from 'vitest';
import { utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { buildPptx, drawingParagraph as p, drawingPart } from '../testing/ooxml-builder.ts';
import { cut, mutated } from '../testing/random.ts';
import { ooxmlExtractor } from './ooxml.ts';

const cell = (text: string): string => `<a:tc><a:txBody>${p(text)}</a:txBody></a:tc>`;
const everything = buildPptx(
  [
    {
      xml: `<p:cNvPr id="1" name="x" descr="planted-alt"/>${p('planted-', 'first')}<a:tbl><a:tr>${cell('a')}${cell('b')}</a:tr></a:tbl>`,
      relations: [
        { id: 'n', kind: 'notesSlide', target: '../notesSlides/notesSlide9.xml' },
        { id: 'c', kind: 'comments', target: '../comments/comment1.xml' },
        { id: 'l', kind: 'slideLayout', target: '../slideLayouts/slideLayout1.xml' },
        { id: 'o', kind: 'package', target: '../embeddings/sheet1.xlsx' },
        { id: 'd', kind: 'diagramData', target: '../diagrams/data1.xml' },
      ],
    },
    { xml: p('planted-second'), attributes: 'show="0"' },
  ],
  {
    'ppt/notesSlides/notesSlide9.xml': drawingPart('p:notes', p('planted-notes')),
    'ppt/comments/comment1.xml': drawingPart('p:cmLst', '<p:cm><p:text>planted-comment</p:text></p:cm>'),
    'ppt/comments/modern.xml': drawingPart('p:cmLst', `<p:cm>${p('planted-modern')}</p:cm>`),
    'ppt/slideLayouts/slideLayout1.xml': drawingPart('p:sldLayout', p('planted-layout')),
    'ppt/slideMasters/slideMaster1.xml': drawingPart('p:sldMaster', p('planted-master')),
    'ppt/diagrams/data1.xml': drawingPart(
      'dgm:dataModel',
      `<dgm:pt><dgm:t>${p('planted-diagram')}</dgm:t></dgm:pt>`,
    ),
    'ppt/tags/tag1.xml': drawingPart('p:tagLst', '<p:tag name="K" val="planted-tag"/>'),
    'ppt/embeddings/sheet1.xlsx': utf8('a workbook'),
  },
);

describe('OOXML presentations', () => {
  it('finds what stands in every place, slides in their order', async () => {
    const found = await extract(ooxmlExtractor, everything);
    expect(placesOf(found)).toEqual({
      'slide 1': 'planted-first\na\tb\n',
      'slide 1 › alternative texts': 'planted-alt',
      'slide 1 › notes': 'planted-notes\n',
      'slide 1 › comments': 'planted-comment\n',
      'slide 1 › diagram': 'planted-diagram\n',
      'slide 2': 'planted-second\n',
      comments: 'planted-modern\n',
      layout: 'planted-layout\n',
      master: 'planted-master\n',
      tags: 'K\tplanted-tag',
    });
    expect(found.texts[0]?.path).toEqual(['slide 1']);
    expect(found.counts.slides).toBe(2);
    expect([...found.facets].sort()).toEqual(['embedded-file', 'hidden-content']);
    expect(found.embedded.map(({ path, name }) => [...path, name])).toEqual([['slide 1', 'sheet1.xlsx']]);
    expect(found.unscannable).toBeUndefined();
  });

  it('is never clean when cut off, never throws when damaged', async () => {
    for (const bytes of cut(everything, 30))
      expect((await extract(ooxmlExtractor, bytes)).unscannable).toBe('broken');
    for (const bytes of mutated(everything, 100)) await extract(ooxmlExtractor, bytes);
  });
});
