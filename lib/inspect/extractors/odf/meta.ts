import type { Collector } from '../../collector.ts';
import { isLabelProperty } from '../../labels.ts';
import { createLines } from '../../lines.ts';
import type { XmlHandler } from '../../xml.ts';

const dates = new Set([
  'date',
  'creation-date',
  'print-date',
  'editing-cycles',
  'editing-duration',
  'generator',
]);

/** Metadata (OpenDocument 1.3 part 3, 4.3), labels among what users and programs defined themselves. */
export function odfMeta(into: Collector): Required<XmlHandler> {
  const labels = createLines();
  let name = '';
  let text = '';
  return {
    open(tag) {
      text = '';
      name = tag.name === 'user-defined' ? (tag.attribute('name') ?? '') : tag.name;
      const pages = Number(tag.name === 'document-statistic' ? (tag.attribute('page-count') ?? 0) : 0);
      if (pages > 0) into.count('pages', pages);
    },
    text(piece) {
      text += piece;
    },
    close(closed) {
      if (closed === 'user-defined' && isLabelProperty(name)) labels.add(`${name}: ${text.trim()}`);
      else if (!dates.has(closed)) into.text(['properties', name], text.trim());
      text = '';
    },
    end() {
      if (labels.text() !== '') into.facet('label');
      into.text(['label'], labels.text());
    },
  };
}
