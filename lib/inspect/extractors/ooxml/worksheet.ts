import type { XmlHandler, XmlTag } from '../../xml.ts';
import { createLines } from '../../lines.ts';
import { isOn, type PartContext, type PartHandler } from './handler.ts';
import { expandNumber } from '../../expand-number.ts';
import { columnOf, createRowBlocks } from '../../row-blocks.ts';
import { decodeEscapes } from './strings.ts';

/** Attributes that a reader sees: hints at cells, links, scenarios, what is filtered and marked by. */
const seenAttributes: ReadonlyMap<string, readonly string[]> = new Map([
  ['dataValidation', ['promptTitle', 'prompt', 'errorTitle', 'error']],
  ['hyperlink', ['display', 'tooltip', 'location']],
  ['scenario', ['name', 'comment']],
  ['inputCells', ['val']],
  ['cfRule', ['text']],
  ['filter', ['val']],
  ['customFilter', ['val']],
]);
/** Elements whose text says something beside the cells. */
const lists = new Set(['formula1', 'formula2', 'formula']);
const headers = new Set(['oddHeader', 'oddFooter', 'evenHeader', 'evenFooter', 'firstHeader', 'firstFooter']);
/** Codes in headers and footers (ECMA-376 part 1, 18.3.1.46). */
const headerCodes = /&(?:"[^"]*"|K[0-9A-F]{6}|\d{1,3}|[A-Z+])/g;

/** Worksheets (ECMA-376 part 1, 18.3): cells in row order with their strings, and what stands around them. */
export const worksheet: PartHandler = (context) => {
  const { document, part } = context;
  // A sheet that the workbook does not list is told by its part.
  const place =
    context.place.length > 0 ? context.place : [`sheet ${part.name.replace(/^.*\/|\.xml$/g, '')}`];
  const { into, strings } = document;
  const blocks = createRowBlocks(into, place);
  const extras = createExtras({ ...context, place });
  const hiddenColumns: { readonly from: number; readonly to: number }[] = [];
  let row = 0;
  let column = 0;
  let hiddenRow = false;
  let hiddenByDefault = false;
  let type = '';
  let style = 0;
  let inData = false;
  let phonetic = 0;
  let capture: 'value' | 'formula' | undefined;
  let value = '';
  let formula = '';

  const openCell = (tag: XmlTag): void => {
    const attributes = tag.attributes();
    column += 1;
    type = '';
    style = 0;
    value = formula = '';
    for (let i = 0; i < attributes.length; i += 2) {
      const name = attributes[i];
      const content = attributes[i + 1] ?? '';
      if (name === 'r') column = columnOf(content) || column;
      else if (name === 's') style = Number(content);
      else if (name === 't') type = content;
    }
  };

  const inHiddenColumn = (): boolean =>
    hiddenColumns.length > 0 && hiddenColumns.some(({ from, to }) => column >= from && column <= to);

  const closeCell = (): void => {
    if (formula !== '' && /"|\d{6}/.test(formula)) extras.formula(formula);
    if (value === '') return;
    const text = show();
    if (hiddenRow || inHiddenColumn()) into.facet('hidden-content');
    blocks.cell(row, column, text);
  };

  const show = (): string => {
    if (type === 's') return strings[Number(value)] ?? '';
    if (type === 'str' || type === 'inlineStr') return decodeEscapes(value);
    if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
    if (type === 'e' || type === 'd') return value;
    return document.formats[style]?.(value, document.settings.date1904) ?? expandNumber(value);
  };

  const endRow = (): void => {
    if (blocks.endRow()) into.count('rows');
  };

  const openRow = (tag: XmlTag): void => {
    row = Number(tag.attribute('r') ?? row + 1) || row + 1;
    column = 0;
    const hidden = tag.attribute('hidden');
    hiddenRow = hidden === undefined ? hiddenByDefault : isOn(hidden);
  };

  return {
    open(tag) {
      const { name } = tag;
      if (name === 'c' && inData) openCell(tag);
      else if (name === 'v' || (name === 't' && phonetic === 0)) capture = 'value';
      else if (name === 'f') capture = 'formula';
      else if (name === 'row') openRow(tag);
      else if (name === 'rPh') phonetic += 1;
      else if (name === 'sheetData') inData = true;
      else if (name === 'sheetFormatPr') hiddenByDefault = isOn(tag.attribute('zeroHeight') ?? '0');
      else if (name === 'col' && hiddenColumns.length < 16_384 && isOn(tag.attribute('hidden') ?? '0')) {
        hiddenColumns.push({ from: Number(tag.attribute('min')), to: Number(tag.attribute('max')) });
      } else if (!inData) extras.open(tag);
    },
    text(piece) {
      if (!inData) extras.text(piece);
      else if (capture === 'value') value += piece;
      else if (capture === 'formula') formula += piece;
    },
    close(name) {
      if (name === 'c') {
        if (inData) closeCell();
      } else if (name === 'v' || name === 't' || name === 'f') capture = undefined;
      else if (name === 'row') endRow();
      else if (name === 'rPh') phonetic -= 1;
      else if (name === 'sheetData') inData = false;
      else if (!inData) extras.close(name);
    },
    end() {
      endRow();
      blocks.flush();
      extras.end();
    },
  };
};

interface Extras extends Required<XmlHandler> {
  formula(text: string): void;
}

/** What a sheet says outside of its cells. */
function createExtras({ document: { into }, place }: PartContext): Extras {
  const formulas = createLines();
  const hints = createLines();
  const margins = createLines();
  let text: string | undefined;
  return {
    formula: formulas.add,
    open(tag) {
      for (const attribute of seenAttributes.get(tag.name) ?? []) hints.add(tag.attribute(attribute));
      if (lists.has(tag.name) || headers.has(tag.name)) text = '';
    },
    text(piece) {
      if (text !== undefined) text += piece;
    },
    close(name) {
      if (text === undefined) return;
      if (lists.has(name)) hints.add(text);
      // The parts left, centre and right are apart from each other.
      if (headers.has(name))
        margins.add(
          text
            .replace(/&[LCR]/g, '\t')
            .replace(headerCodes, '')
            .trim(),
        );
      text = undefined;
    },
    end() {
      into.text([...place, 'formulas'], formulas.text());
      into.text([...place, 'hints and lists'], hints.text());
      into.text([...place, 'headers and footers'], margins.text());
    },
  };
}
