import type { XmlHandler } from '../../xml.ts';
import { expandNumber } from '../../expand-number.ts';
import { createLines } from '../../lines.ts';
import { isOn, type PartContext, type PartHandler } from './handler.ts';

/** Written out once it is this long, UTF-16 code units. */
const flushLength = 256 * 1024;
/** Elements whose text is shown: runs, chart caches, old comments (`p:text`), equations. */
const shown = new Set(['t', 'v', 'text', 'delText']);
/** Ends of chart caches: one line each. */
const series = new Set(['strCache', 'numCache', 'lvl', 'strLit', 'numLit', 'tx', 'ser', 'cm']);

/**
 * DrawingML (ECMA-376 part 1, 20 and 21): slides, notes, masters, drawings on sheets, diagrams, charts. Paragraphs are
 * lines, cells of a table are separated by tabs; points of a chart's series as well.
 */
function drawing(context: PartContext, label: readonly string[], skipParagraphs?: Set<string>): XmlHandler {
  const { into } = context.document;
  const alternatives = createLines();
  const place = [...context.place, ...label];
  let text = '';
  let paragraph = '';
  let capturing = 0;
  let formula = 0;
  /** Open points: newer kinds of charts ([MS-ODRAWXML] 2.24.3.63) have their text in them. */
  let points = 0;
  /** Open cells of tables. */
  let cells = 0;

  const flush = (): void => {
    const all = text;
    text = '';
    into.text(place, all);
  };

  const endParagraph = (separator: string): void => {
    const repeated = skipParagraphs?.has(paragraph) ?? false;
    if (paragraph !== '' && !repeated) text += paragraph + separator;
    paragraph = '';
    if (cells === 0 && text.endsWith('\n') && text.length > flushLength) flush();
  };

  return {
    open(tag) {
      const { name } = tag;
      if (shown.has(name)) capturing += 1;
      else if (name === 'f') formula += 1;
      else if (name === 'pt') points += 1;
      else if (name === 'tc') cells += 1;
      else if (name === 'br') paragraph += '\n';
      else if (name === 'cNvPr' || name === 'docPr') {
        if (tag.attribute('hidden') !== undefined && isOn(tag.attribute('hidden')))
          into.facet('hidden-content');
        alternatives.add(tag.attribute('descr'));
        alternatives.add(tag.attribute('title'));
      } else if (name === 'hlinkClick' || name === 'hlinkHover') alternatives.add(tag.attribute('tooltip'));
      else if (name === 'sld' && !isOn(tag.attribute('show') ?? '1')) into.facet('hidden-content');
    },
    text(piece) {
      if (formula > 0) return;
      if (capturing > 0 || (points > 0 && piece.trim() !== '')) paragraph += piece;
    },
    close(name) {
      if (shown.has(name)) capturing -= 1;
      else if (name === 'f') formula -= 1;
      if (name === 'p' || name === 'text') endParagraph('\n');
      else if (name === 'pt') {
        points -= 1;
        paragraph = expandNumber(paragraph);
        endParagraph('\t');
      } else if (name === 'tc') {
        endParagraph('\n');
        cells -= 1;
        text = text.endsWith('\n') ? `${text.slice(0, -1)}\t` : text;
      } else if (series.has(name) || name === 'tr') {
        endParagraph('\n');
        if (text.endsWith('\t')) text = `${text.slice(0, -1)}\n`;
      }
    },
    end() {
      endParagraph('');
      flush();
      into.text([...place, 'alternative texts'], alternatives.text());
    },
  };
}

/** A slide: its place already says which. */
export const slide: PartHandler = (context) =>
  drawing(context, context.place.length > 0 ? [] : ['unlisted slide']);
export const notes: PartHandler = (context) => drawing(context, ['notes']);
export const chart: PartHandler = (context) => drawing(context, ['chart']);
export const sheetDrawing: PartHandler = (context) => drawing(context, ['drawings']);
export const slideComments: PartHandler = (context) => drawing(context, ['comments']);
/** Masters and layouts that no relation names. */
export const master: PartHandler = (context) => drawing(context, context.place.length > 0 ? [] : ['master']);

/** SmartArt: what was typed in, and then the picture that was made of it, as far as it says something else. */
export const diagramData: PartHandler = (context) => {
  const known = context.document.diagramTexts;
  const inner = drawing(context, ['diagram']);
  let paragraph = '';
  let capturing = 0;
  return {
    open(tag) {
      if (tag.name === 't') capturing += 1;
      if (tag.name === 'p') paragraph = '';
      inner.open(tag);
    },
    text(piece) {
      if (capturing > 0) paragraph += piece;
      inner.text(piece);
    },
    close(name) {
      if (name === 't') capturing -= 1;
      if (name === 'p') known.add(paragraph);
      inner.close(name);
    },
    end: () => inner.end?.(),
  };
};

export const diagramDrawing: PartHandler = (context) =>
  drawing(context, ['diagram'], context.document.diagramTexts);
