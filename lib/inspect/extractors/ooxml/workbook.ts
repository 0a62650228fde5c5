import { relationsOf } from './document.ts';
import { createLines } from '../../lines.ts';
import { createTextBuffer } from '../../text-buffer.ts';
import { isOn, type PartHandler } from './handler.ts';
import { builtInFormat, compileNumberFormat } from '../../number-format.ts';

/** The workbook (18.2): names of sheets in their order, defined names, how days count. */
export const workbook: PartHandler = ({ document, part }) => {
  const targets = new Map(relationsOf(document, part.name).map(({ id, target }) => [id, target]));
  const names = createLines();
  const sheets = createLines();
  let name = '';
  let content: string | undefined;
  return {
    open(tag) {
      if (tag.name === 'sheet') {
        const target = targets.get(tag.prefixedAttribute('id') ?? '');
        document.into.count('sheets');
        if (/hidden/i.test(tag.attribute('state') ?? '')) document.into.facet('hidden-content');
        sheets.add(tag.attribute('name'));
        if (target === undefined) return;
        document.places.set(target, [`sheet ${tag.attribute('name') ?? ''}`]);
        document.order.push(target);
      } else if (tag.name === 'workbookPr')
        document.settings.date1904 = isOn(tag.attribute('date1904') ?? '0');
      else if (tag.name === 'definedName') {
        name = [tag.attribute('name'), tag.attribute('comment')]
          .filter((text) => text !== undefined)
          .join(', ');
        content = '';
      }
    },
    text(piece) {
      if (content !== undefined) content += piece;
    },
    close(closed) {
      if (closed !== 'definedName' || content === undefined) return;
      names.add(`${name}: ${content}`);
      content = undefined;
    },
    end() {
      document.into.text(['sheet names'], sheets.text());
      document.into.text(['defined names'], names.text());
    },
  };
};

/** Number formats by cell style (18.8.10, 18.8.30). */
export const workbookStyles: PartHandler = ({ document: { formats } }) => {
  const codes = new Map<number, string>();
  const compiled = new Map<string, ReturnType<typeof compileNumberFormat>>();
  let inCells = false;
  return {
    open(tag) {
      if (tag.name === 'numFmt')
        codes.set(Number(tag.attribute('numFmtId')), tag.attribute('formatCode') ?? '');
      else if (tag.name === 'cellXfs') inCells = true;
      else if (tag.name === 'xf' && inCells) {
        const id = Number(tag.attribute('numFmtId') ?? 0);
        const code = codes.get(id) ?? builtInFormat(id);
        if (!compiled.has(code)) compiled.set(code, compileNumberFormat(code));
        formats.push(compiled.get(code));
      }
    },
    text: () => undefined,
    close(name) {
      if (name === 'cellXfs') inCells = false;
    },
  };
};

/** Notes and threaded comments of a sheet (18.7, [MS-XLSX] 2.4.93): a line each, with its cell. */
export const sheetComments: PartHandler = ({ document: { into }, place }) => {
  let text = '';
  let reference = '';
  let capturing = 0;
  const lines = createTextBuffer(into, [...place, 'comments']);
  const isComment = (name: string): boolean => name === 'comment' || name === 'threadedComment';
  const isText = (name: string): boolean => name === 't' || name === 'text' || name === 'author';
  return {
    open(tag) {
      if (isComment(tag.name)) {
        reference = tag.attribute('ref') ?? '';
        text = '';
      } else if (isText(tag.name)) capturing += 1;
    },
    text(piece) {
      if (capturing > 0) text += piece;
    },
    close(name) {
      if (isText(name)) capturing -= 1;
      if (name === 'author') lines.addLine(text);
      else if (isComment(name)) lines.addLine(`${reference}: ${text.trim()}`);
      else return;
      text = '';
    },
    end: lines.flush,
  };
};
