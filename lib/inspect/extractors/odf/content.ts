import type { Collector } from '../../collector.ts';
import { createLines, type Lines } from '../../lines.ts';
import type { Meter } from '../../meter.ts';
import { createStory, type Story } from '../../story.ts';
import type { XmlHandler, XmlTag } from '../../xml.ts';
import { createBinaryData } from './binary-data.ts';
import {
  captured,
  changes,
  listAttributes,
  places,
  seenAttributes,
  shapes,
  textual,
  wordsOfNumbering,
} from './elements.ts';
import { odfMeta } from './meta.ts';
import { addFormula, createOdfSheet, formerValue, type OdfSheet } from './sheet.ts';
import type { HidingStyles } from './styles.ts';

export interface OdfContext {
  readonly into: Collector;
  readonly meter: Meter;
  /** The object that this belongs to: `['Object 1']`; nothing for the document itself. */
  readonly place: readonly string[];
  /** Styles of the document, also those of other parts. */
  readonly styles: HidingStyles;
}

/** A place within the document while it is read. */
interface Place {
  readonly story: Story;
  /** What ends it. */
  readonly element: string;
  readonly place: readonly string[];
  /** Open paragraphs around it. */
  readonly around: number;
}

/** content.xml, styles.xml, and documents in one file of XML: everything that a reader could see. */
export function odfContent({ into, meter, place, styles }: OdfContext): XmlHandler {
  const seen = new Map<string, { readonly at: readonly string[]; readonly lines: Lines }>();
  const links = createLines();
  const forms = createLines();
  const names = createLines();
  const sheetNames = createLines();
  const formulas = createLines();
  const meta = odfMeta(into);
  const binary = createBinaryData(into, meter);
  const main = createStory(into, place.length > 0 ? place : ['body']);
  /** Innermost last; each with the element that ends it. */
  const stories: Place[] = [];
  const hiding: boolean[] = [];
  let paragraphs = 0;
  let kind = '';
  let slides = 0;
  let inMeta = 0;
  let inForms = 0;
  /** Depth in a formula: its elements mean nothing else. */
  let inMath = 0;
  let sheet: OdfSheet | undefined;
  let tables = 0;
  let cell: string | undefined;
  let capture: { readonly element: string; text: string } | undefined;

  const top = (): Story => stories[stories.length - 1]?.story ?? main;
  const here = (): readonly string[] => stories[stories.length - 1]?.place ?? place;
  const push = (element: string, at: readonly string[]): void => {
    stories.push({ story: createStory(into, at), element, place: at, around: paragraphs });
    paragraphs = 0;
  };
  const pop = (): void => {
    const ended = stories.pop();
    if (ended === undefined) return;
    ended.story.flush();
    paragraphs = ended.around;
  };
  /** Alternative texts are told with the slide or sheet that they are on. */
  const addSeen = (text: string | undefined): void => {
    const at = stories.find(({ element }) => element === 'page' || element === 'table')?.place ?? place;
    const key = at.join('/');
    const found = seen.get(key) ?? { at, lines: createLines() };
    found.lines.add(text);
    seen.set(key, found);
  };
  const isInCell = (): boolean => cell !== undefined && stories[stories.length - 1]?.element === 'table';
  const append = (text: string): void => {
    const isHidden = hiding.includes(true);
    if (isInCell() && !isHidden) cell = (cell ?? '') + text;
    else top().append(text, 'none', isHidden);
  };

  /** Fields of the same names stand in paragraphs: they are text. */
  const mayCapture = (name: string): boolean => {
    const element = stories[stories.length - 1]?.element ?? '';
    if (name === 'creator') return element === 'annotation' || element === 'tracked-changes';
    return (name !== 'title' && name !== 'desc') || paragraphs === 0 || shapes.has(element);
  };

  const openTextual = (tag: XmlTag): void => {
    const display = tag.attribute('display');
    const hidden =
      styles.hides(tag.attribute('style-name')) ||
      tag.name === 'hidden-text' ||
      tag.attribute('is-hidden') === 'true' ||
      (tag.name === 'section' && (display === 'none' || display === 'condition'));
    hiding.push(hidden);
    if (tag.name === 'hidden-text') append(tag.attribute('string-value') ?? '');
    if (tag.name === 'p' || tag.name === 'h') {
      // A title of a chart is made of paragraphs.
      if (capture?.element === 'title') capture = undefined;
      if (isInCell() && cell !== '') cell = `${cell ?? ''} `;
      paragraphs += 1;
    }
  };

  const openTable = (tag: XmlTag): void => {
    tables += 1;
    if (kind !== 'spreadsheet' || tables > 1) return;
    const at = [...place, `sheet ${tag.attribute('name') ?? ''}`];
    into.count('sheets');
    sheetNames.add(tag.attribute('name'));
    if (styles.hides(tag.attribute('style-name'))) into.facet('hidden-content');
    push('table', at);
    sheet = createOdfSheet(into, at, formulas);
  };

  const openPage = (tag: XmlTag): void => {
    if (kind !== 'presentation' && kind !== 'drawing') return;
    slides += 1;
    into.count(kind === 'presentation' ? 'slides' : 'pages');
    if (styles.hides(tag.attribute('style-name'))) into.facet('hidden-content');
    push('page', [...place, `${kind === 'presentation' ? 'slide' : 'page'} ${slides}`]);
  };

  /** What stands in attributes. */
  const openOther = (tag: XmlTag): void => {
    const href = tag.attribute('xlink:href') ?? '';
    if (/^[a-z][a-z0-9+.-]{1,20}:/i.test(href)) links.add(href);
    if (tag.name === 'tab') append('\t');
    else if (tag.name === 'line-break') append('\n');
    else if (tag.name === 's')
      append(' '.repeat(Math.min(100, Math.max(1, Number(tag.attribute('c') ?? 1) || 1))));
    else if (/^(?:named-range|named-expression)$/.test(tag.name)) {
      names.add(
        `${tag.attribute('name') ?? ''}: ${tag.attribute('expression') ?? tag.attribute('cell-range-address') ?? ''}`,
      );
    } else if (tag.name === 'database-range') {
      const name = tag.attribute('name') ?? '';
      if (!name.startsWith('__Anonymous')) names.add(name);
    } else if (changes.has(tag.name)) into.facet('tracked-changes');
    else if (tag.name === 'change-track-table-cell') {
      addFormula(tag, formulas);
      const value = formerValue(tag);
      if (value !== '') append(`${value}\n`);
    }
    for (const name of seenAttributes.get(tag.name) ?? []) addSeen(tag.attribute(name));
    for (const name of listAttributes.get(tag.name) ?? []) forms.add(tag.attribute(name));
    for (const text of wordsOfNumbering(tag)) forms.add(text);
    if (inForms > 0)
      for (const name of ['label', 'value', 'current-value', 'title']) forms.add(tag.attribute(name));
  };

  const openPlace = (tag: XmlTag): boolean => {
    const { name } = tag;
    const label = places.get(name);
    // Headers belong to the whole document, not to the master page that they are kept in.
    if (label !== undefined) push(name, [...(/^(?:head|foot)er/.test(name) ? place : here()), ...label]);
    else if (name === 'note')
      push(name, [...here(), tag.attribute('note-class') === 'endnote' ? 'endnotes' : 'footnotes']);
    else if (shapes.has(name) && (paragraphs > 0 || isInCell()))
      push(name, [...here(), cell === undefined ? 'text boxes' : 'drawings']);
    else return false;
    return true;
  };

  const endCapture = (): void => {
    if (capture === undefined) return;
    const { element, text } = capture;
    capture = undefined;
    if (element === 'title' || element === 'desc') addSeen(text);
    else if (element === 'creator') append(`${text}: `);
    else if (element === 'binary-data') binary.close(here());
    else if (element === 'script') {
      if (text.trim() === '') return;
      into.facet('macro');
      into.text(['macros'], text);
    } else append(text);
  };

  const closeTextual = (name: string): void => {
    hiding.pop();
    if (name !== 'p' && name !== 'h') return;
    paragraphs -= 1;
    if (!isInCell()) top().endParagraph();
  };

  const closeTable = (name: string): boolean => {
    if (name === 'table') {
      tables -= 1;
      if (tables === 0) {
        sheet?.close();
        sheet = undefined;
      }
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      if (sheet === undefined) top().endCell();
      else if (tables > 1) cell = `${cell ?? ''} `;
      else {
        sheet.closeCell((cell ?? '').trim());
        cell = undefined;
      }
    } else if (name === 'table-row') {
      if (sheet === undefined) top().endRow();
      else if (tables === 1) sheet.closeRow();
    } else return false;
    return true;
  };

  return {
    open(tag) {
      const { name } = tag;
      if (inMeta > 0 || (name === 'meta' && paragraphs === 0)) {
        inMeta += 1;
        if (name !== 'meta') meta.open(tag);
        return;
      }
      if (inMath > 0 || name === 'math') {
        inMath += 1;
        if (inMath === 1) capture = { element: name, text: '' };
        else if (name === 'annotation' && capture !== undefined) capture.text += '\n';
        return;
      }
      styles.open(tag);
      if (captured.has(name) && mayCapture(name)) capture = { element: name, text: '' };
      if (textual.has(name)) openTextual(tag);
      else if (name === 'table') openTable(tag);
      else if (tables === 1 && name === 'table-column') sheet?.openColumn(tag);
      else if (tables === 1 && name === 'table-row') sheet?.openRow(tag);
      else if (name === 'table-cell' || name === 'covered-table-cell') {
        if (sheet !== undefined && tables === 1) {
          sheet.openCell(tag);
          cell = '';
        }
      } else if (name === 'page') openPage(tag);
      else if (/^(?:spreadsheet|presentation|drawing|chart)$/.test(name)) kind ||= name;
      else if (name === 'forms') inForms += 1;
      else if (!openPlace(tag)) openOther(tag);
    },
    text(piece) {
      if (inMeta > 0) meta.text(piece);
      else if (capture?.element === 'binary-data') binary.add(piece);
      else if (capture !== undefined) capture.text += piece;
      else if (paragraphs > 0) append(/[\n\r\t]/.test(piece) ? piece.replace(/[\n\r\t ]+/g, ' ') : piece);
    },
    close(name) {
      if (inMeta > 0) {
        inMeta -= 1;
        if (inMeta > 0) meta.close(name);
        return;
      }
      if (inMath > 0) {
        inMath -= 1;
        if (inMath > 0) return;
      }
      if (capture?.element === name) endCapture();
      if (textual.has(name)) closeTextual(name);
      else if (name === 'forms') inForms -= 1;
      else closeTable(name);
      if (stories[stories.length - 1]?.element === name && (name !== 'table' || tables === 0)) pop();
    },
    end() {
      sheet?.close();
      while (stories.length > 0) pop();
      main.flush();
      meta.end();
      into.text([...place, 'formulas'], formulas.text());
      for (const { at, lines } of seen.values()) into.text([...at, 'alternative texts'], lines.text());
      into.text([...place, 'links'], links.text());
      into.text([...place, 'forms and lists'], forms.text());
      into.text([...place, 'sheet names'], sheetNames.text());
      into.text([...place, 'defined names'], names.text());
    },
  };
}
