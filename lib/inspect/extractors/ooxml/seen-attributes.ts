import type { PlaceWord } from '../../../core/decide/place-words.ts';
import { createLines } from '../../lines.ts';
import type { PartHandler } from './handler.ts';

/** Reads a part whose words stand in attributes alone: which of them, by their element. */
function seenAttributes(
  word: PlaceWord,
  attributes: Readonly<Record<string, readonly string[]>>,
  isWritten: (value: string) => boolean = () => true,
): PartHandler {
  const seen = new Map(Object.entries(attributes));
  return ({ document: { into }, place }) => {
    const lines = createLines();
    return {
      open(tag) {
        for (const name of seen.get(tag.name) ?? []) {
          const value = tag.attribute(name);
          if (value !== undefined && isWritten(value)) lines.add(value);
        }
      },
      text: () => undefined,
      close: () => undefined,
      end: () => into.text([...place, word], lines.text()),
    };
  };
}

/** A table of a sheet (18.5.1.2, [MS-XLSX] 2.6.60); its columns repeat the cells above them. */
export const sheetTable = seenAttributes('alternative texts', {
  table: ['comment', 'altText', 'altTextSummary'],
  tableColumn: ['totalsRowLabel'],
});
/** Boxes to filter with ([MS-XLSX] 2.6.19, 2.6.70). */
export const slicers = seenAttributes('drawings', { slicer: ['caption'], timeline: ['caption'] });
/** What a pivot table calls its parts (18.10.1.73). */
export const pivotTable = seenAttributes('pivot cache', {
  pivotTableDefinition: [
    'dataCaption',
    'grandTotalCaption',
    'errorCaption',
    'missingCaption',
    'rowHeaderCaption',
    'colHeaderCaption',
  ],
  pivotField: ['name', 'subtotalCaption'],
  dataField: ['name'],
});
/** A list or a drop-down on a sheet ([MS-XLSX] 2.6.15). */
export const formControl = seenAttributes('forms and lists', { item: ['val'] });
/** Who commented or changed something: of a workbook ([MS-XLSX] 2.6.205), of a text ([MS-DOCX] 2.5.4). */
export const people = seenAttributes('comment authors', { person: ['displayName', 'author'] });
/** Words in front of a list's numbers (17.9.11); `%1` stands for a number, and most bullets are one character. */
export const numbering = seenAttributes('forms and lists', { lvlText: ['val'] }, (value) =>
  /[\p{L}\p{N}]{2}/u.test(value.replace(/%\d/g, '')),
);
/** What a control holds ([MS-OE376] 2.2.4): beside words there are measures and colours. */
export const control = seenAttributes(
  'forms and lists',
  { ocxPr: ['value'] },
  (value) => !/^-?\d{1,10}$/.test(value),
);
