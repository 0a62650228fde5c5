import { createContext, type ComponentChildren, type VNode } from 'preact';
import { useContext } from 'preact/hooks';
import { Button } from '../../lib/design/components/button.tsx';
import { csvOf, fileName, saveFile } from './csv.ts';
import type { Days } from './period.ts';
import { reportText } from './text.ts';
import { number } from './words.ts';

export interface Cell {
  /** As a spreadsheet gets it. */
  readonly value: string | number;
  /** As the page shows it; default: the value. */
  readonly shown?: ComponentChildren;
}
type Row = readonly [string | Cell, ...(readonly (string | number | Cell)[])];

export interface TableProps {
  /** What its file is called, before the period. */
  readonly file: string;
  readonly title: string;
  /** What opens it says so, where a section has more than one; default: that it is a table. */
  readonly name?: string;
  /** The first is of the row's name; the others are figures unless `words` names them. */
  readonly head: readonly string[];
  /** Columns (from 0) that hold words. */
  readonly words?: readonly number[];
  readonly rows: readonly Row[];
}

/** What the tables below it are of. */
export const TablesOf = createContext<Days & { readonly group: string | null }>({
  from: '',
  to: '',
  group: null,
});

/** A chart's figures, one click or key away. */
export function ReportTable(props: TableProps): VNode {
  const { group, ...days } = useContext(TablesOf);
  return (
    <details class="report-table">
      <summary>{props.name ?? reportText.table}</summary>
      <FiguresTable {...props} />
      <div class="report-table-end">
        <Button
          look="quiet"
          onClick={() => saveFile(fileName(props.file, days, group), csvOf(props.head, plain(props.rows)))}
        >
          <span aria-hidden="true">{reportText.csv}</span>
          <span class="visually-hidden">{reportText.csvOf(props.title)}</span>
        </Button>
      </div>
    </details>
  );
}

export function FiguresTable({ title, head, words = [], rows }: Omit<TableProps, 'file' | 'name'>): VNode {
  const look = (column: number): string | undefined =>
    column > 0 && !words.includes(column) ? 'figure' : undefined;
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`${reportText.table}: ${title}`}>
      <table>
        <caption class="visually-hidden">{title}</caption>
        <thead>
          <tr>
            {head.map((name, column) => (
              <th key={name} scope="col" class={look(column)}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([first, ...rest], index) => (
            <tr key={index}>
              <th scope="row">{shownOf(first)}</th>
              {rest.map((one, column) => (
                <td key={column} class={look(column + 1)}>
                  {shownOf(one)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function shownOf(one: string | number | Cell): ComponentChildren {
  if (typeof one === 'object') return one.shown ?? shownOf(one.value);
  return typeof one === 'number' ? number(one) : one;
}

const plain = (rows: readonly Row[]): (string | number)[][] =>
  rows.map((row) => row.map((one) => (typeof one === 'object' ? one.value : one)));
