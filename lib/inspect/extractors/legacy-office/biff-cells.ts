import type { Collector } from '../../collector.ts';
import { expandNumber } from '../../expand-number.ts';
import { createRowBlocks } from '../../row-blocks.ts';
import { builtInFormat, compileNumberFormat, type NumberFormat } from '../../number-format.ts';

/** The cells of a sheet, in whatever order they come. Rows and columns start at 0. */
export interface BiffCells {
  put(row: number, column: number, text: string): void;
  end(into: Collector, place: readonly string[]): void;
}

export function createCells(): BiffCells {
  const rows = new Map<number, (readonly [column: number, text: string])[]>();
  return {
    put(row, column, text) {
      const known = rows.get(row);
      if (known === undefined) rows.set(row, [[column, text]]);
      else known.push([column, text]);
    },
    end(into, place) {
      const blocks = createRowBlocks(into, place);
      for (const [row, cells] of [...rows].sort(([a], [b]) => a - b)) {
        cells.sort(([a], [b]) => a - b);
        for (const [column, text] of cells) if (text !== '') blocks.cell(row + 1, column + 1, text);
        if (blocks.endRow()) into.count('rows');
      }
      blocks.flush();
    },
  };
}

/** How numbers are shown: formats by number, and which of them a cell's style takes ([MS-XLS] 2.4.126, 2.4.353). */
export interface BiffFormats {
  format(id: number, code: string): void;
  style(format: number): void;
  shown(value: number, style: number): string;
  date1904: boolean;
}

export function createFormats(): BiffFormats {
  const codes = new Map<number, string>();
  const styles: number[] = [];
  const compiled = new Map<number, NumberFormat | undefined>();
  const formatOf = (id: number): NumberFormat | undefined => {
    if (!compiled.has(id)) compiled.set(id, compileNumberFormat(codes.get(id) ?? builtInFormat(id)));
    return compiled.get(id);
  };
  const formats: BiffFormats = {
    date1904: false,
    format: (id, code) => void codes.set(id, code),
    style: (format) => void styles.push(format),
    shown(value, style) {
      const text = String(value);
      return formatOf(styles[style] ?? 0)?.(text, formats.date1904) ?? expandNumber(text);
    },
  };
  return formats;
}

/** 30 bits of a number: an integer or the upper half of a double, times one or a hundredth ([MS-XLS] 2.5.122). */
export function rkNumber(bits: number): number {
  let value: number;
  if ((bits & 2) !== 0) value = bits >> 2;
  else {
    const view = new DataView(new ArrayBuffer(8));
    view.setInt32(4, bits & ~3, true);
    value = view.getFloat64(0, true);
  }
  return (bits & 1) !== 0 ? Number((value / 100).toPrecision(15)) : value;
}
