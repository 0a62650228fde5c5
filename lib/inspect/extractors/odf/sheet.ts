import type { Collector } from '../../collector.ts';
import { expandNumber } from '../../expand-number.ts';
import type { Lines } from '../../lines.ts';
import { saysMore } from '../../number-format.ts';
import { createRowBlocks } from '../../row-blocks.ts';
import type { XmlTag } from '../../xml.ts';

/** One sheet of a spreadsheet while it is read. Repeated rows and cells are told once: files repeat millions. */
export interface OdfSheet {
  openColumn(tag: XmlTag): void;
  openRow(tag: XmlTag): void;
  openCell(tag: XmlTag): void;
  /** `shown` is the text in the cell. */
  closeCell(shown: string): void;
  closeRow(): void;
  close(): void;
}

interface Cell {
  readonly repeated: number;
  readonly type: string;
  readonly value: string;
}

/** ECMA-376 has 16,384 columns, LibreOffice as many; rows 1,048,576. */
const mostColumns = 16_384;
const repeatedOf = (tag: XmlTag, name: string): number =>
  Math.min(Math.max(1, Number(tag.attribute(name) ?? 1) || 1), 1_048_576);

export function createOdfSheet(into: Collector, place: readonly string[], formulas: Lines): OdfSheet {
  const blocks = createRowBlocks(into, place);
  const hiddenColumns: { readonly from: number; readonly to: number }[] = [];
  let columns = 0;
  let row = 1;
  let rowsHere = 1;
  let column = 1;
  let hiddenRow = false;
  let cell: Cell | undefined;
  return {
    openColumn(tag) {
      const from = columns + 1;
      columns += repeatedOf(tag, 'number-columns-repeated');
      if (isHidden(tag)) hiddenColumns.push({ from, to: columns });
    },
    openRow(tag) {
      rowsHere = repeatedOf(tag, 'number-rows-repeated');
      column = 1;
      hiddenRow = isHidden(tag);
    },
    openCell(tag) {
      addFormula(tag, formulas);
      cell = {
        repeated: repeatedOf(tag, 'number-columns-repeated'),
        type: tag.attribute('office:value-type') ?? tag.attribute('value-type') ?? '',
        value: valueOf(tag),
      };
    },
    closeCell(shown) {
      if (cell === undefined) return;
      const text = show(cell, shown);
      if (text !== '') {
        blocks.cell(row, Math.min(column, mostColumns), text);
        if (hiddenRow || hiddenColumns.some(({ from, to }) => column >= from && column <= to)) {
          into.facet('hidden-content');
        }
      }
      column += cell.repeated;
      cell = undefined;
    },
    closeRow() {
      if (blocks.endRow()) into.count('rows');
      row += rowsHere;
    },
    close: () => blocks.flush(),
  };
}

/** Those that hold something of their own beside references and names. */
export function addFormula(tag: XmlTag, formulas: Lines): void {
  const formula = tag.attribute('formula') ?? '';
  if (/"|\d{6}/.test(formula)) formulas.add(formula);
}

/** What a cell held before a change, where that stands in no text. */
export function formerValue(tag: XmlTag): string {
  return show({ repeated: 1, type: tag.attribute('office:value-type') ?? '', value: valueOf(tag) }, '');
}

const isHidden = (tag: XmlTag): boolean => /^(?:collapse|filter)$/.test(tag.attribute('visibility') ?? '');

function valueOf(tag: XmlTag): string {
  for (const name of ['value', 'date-value', 'time-value', 'boolean-value', 'string-value']) {
    const value = tag.attribute(`office:${name}`);
    if (value !== undefined) return value;
  }
  return '';
}

/**
 * Dates as ISO 8601, numbers with all their digits, and what is shown behind them where a format has words; a mask such
 * as 000-00-0000 as it is shown.
 */
function show({ type, value }: Cell, shown: string): string {
  if (type === 'date') return value.replace('T', ' ') || shown;
  if (type !== 'float' && type !== 'currency') return shown || value;
  const digits = expandNumber(value);
  const bare = shown.replace(/[-\s/():+]/g, '');
  const isMask = /^\d+$/.test(bare) && bare.replace(/^0+/, '') === digits;
  if (isMask || digits === '') return shown;
  return saysMore(besideDigits(shown, digits)) ? `${digits}; ${shown}` : digits;
}

/** What a format adds: all but the number's own digits, or its letters where the number is shown in another way. */
function besideDigits(shown: string, digits: string): string {
  const own = digits.replace(/\D/g, '');
  const bare = shown.replace(/[^\p{L}\p{N}]/gu, '');
  const at = bare.indexOf(own);
  if (at === -1) return bare.replace(/\p{N}/gu, '');
  const after = bare.slice(at + own.length);
  // Zeros that fill up decimal places.
  return bare.slice(0, at) + (/[.,]\d*0\D*$/.test(shown) ? after.replace(/^0+/, '') : after);
}
