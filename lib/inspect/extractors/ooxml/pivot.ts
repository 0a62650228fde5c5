import { createRowBlocks } from '../../row-blocks.ts';
import type { XmlHandler, XmlTag } from '../../xml.ts';
import type { PartContext, PartHandler } from './handler.ts';

const values = new Set(['s', 'n', 'd', 'b', 'e']);
const most = 1_000_000;

/** Definition of a pivot cache (18.10.1.67): the source's values live on in it when the source is gone. */
export const pivotDefinition: PartHandler = ({ document, part }) => {
  const fields: string[][] = [];
  let names = '';
  let inItems = false;
  return {
    open(tag) {
      if (tag.name === 'cacheField') {
        fields.push([]);
        names += `${tag.attribute('name') ?? ''}\t`;
      } else if (tag.name === 'sharedItems') inItems = true;
      else if (inItems && values.has(tag.name)) fields[fields.length - 1]?.push(tag.attribute('v') ?? '');
    },
    text: () => undefined,
    close(name) {
      if (name === 'sharedItems') inItems = false;
    },
    end() {
      document.pivotItems.set(part.name, fields);
      const lines = fields.map((items) => items.join('\t')).filter((line) => line !== '');
      document.into.text(['pivot cache'], [names, ...lines].join('\n'));
    },
  };
};

/** Records of a pivot cache (18.10.1.68): `x` points at the field's shared items. */
export const pivotRecords: PartHandler = ({ document, part, place }) => {
  const owner = [...document.pack.relations].find(([, relations]) =>
    relations.some(({ target }) => target === part.name),
  )?.[0];
  const fields = document.pivotItems.get(owner ?? '') ?? [];
  const blocks = createRowBlocks(document.into, [...place, 'pivot cache']);
  let row = 0;
  let column = 0;
  return {
    open(tag) {
      if (tag.name === 'r') {
        row = Math.min(row + 1, most);
        column = 0;
      } else if (tag.name === 'm') column += 1;
      else if (tag.name === 'x' || values.has(tag.name)) {
        const value = tag.attribute('v') ?? '';
        const text = tag.name === 'x' ? (fields[column]?.[Number(value)] ?? '') : value;
        column += 1;
        if (text !== '') blocks.cell(row, column, text);
      }
    },
    text: () => undefined,
    close(name) {
      if (name === 'r') blocks.endRow();
    },
    end: () => blocks.flush(),
  };
};

/** What is kept of other workbooks (18.14): cells that formulas refer to, and names. */
export const externalLink: PartHandler = (context) => externalCells(context);

function externalCells({ document: { into } }: PartContext): XmlHandler {
  const sheets: string[] = [];
  let blocks = createRowBlocks(into, ['external links']);
  let names = '';
  let value = '';
  let capturing = false;
  let row = 0;
  let column = 0;
  const open = (tag: XmlTag): void => {
    if (tag.name === 'sheetName') sheets.push(tag.attribute('val') ?? '');
    else if (tag.name === 'sheetData') {
      const id = Number(tag.attribute('sheetId') ?? 0);
      blocks = createRowBlocks(into, ['external links', `sheet ${sheets[id] ?? id + 1}`]);
    } else if (tag.name === 'row') row = Number(tag.attribute('r') ?? row + 1) || row + 1;
    else if (tag.name === 'cell') {
      column += 1;
      value = '';
    } else if (tag.name === 'v' || tag.name === 'val') capturing = true;
    else if (tag.name === 'definedName' || tag.name === 'ddeLink') {
      names += `${tag
        .attributes()
        .filter((_, i) => i % 2 === 1)
        .join(' ')}\n`;
    }
  };
  return {
    open,
    text(piece) {
      if (capturing) value += piece;
    },
    close(name) {
      if (name === 'v' || name === 'val') capturing = false;
      if (name === 'cell' && value !== '') blocks.cell(row, column, value);
      if (name === 'row') {
        column = 0;
        blocks.endRow();
      }
      if (name === 'sheetData') blocks.flush();
    },
    end() {
      blocks.flush();
      into.text(['external links', 'names'], names);
    },
  };
}
