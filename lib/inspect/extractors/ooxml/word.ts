import type { XmlHandler, XmlTag } from '../../xml.ts';
import { createLines, type Lines } from '../../lines.ts';
import { isOn, type PartContext, type PartHandler } from './handler.ts';
import { createStory, type Story } from '../../story.ts';

/** Elements that stand for a character (ECMA-376 part 1, 17.3.3). */
const characters = new Map([
  ['tab', '\t'],
  ['ptab', '\t'],
  ['br', '\n'],
  ['cr', '\n'],
  ['noBreakHyphen', '-'],
]);

/** Attributes that a reader sees, and where: form fields, list items, pictures, tables, links, WordArt. */
const visible: ReadonlyMap<string, readonly string[]> = new Map([
  ['docPr', ['descr', 'title']],
  ['cNvPr', ['descr', 'title']],
  ['shape', ['alt', 'title']],
  ['imagedata', ['title']],
  ['textpath', ['string']],
  ['hyperlink', ['tooltip']],
  ['hlinkClick', ['tooltip']],
  ['hlinkHover', ['tooltip']],
  ['tblCaption', ['val']],
  ['tblDescription', ['val']],
  ['default', ['val']],
  ['listEntry', ['val']],
  ['listItem', ['displayText', 'value']],
  ['statusText', ['val']],
  ['helpText', ['val']],
  ['alias', ['val']],
  ['tag', ['val']],
]);

/** A character of a symbol font (17.3.3.30): letters moved into the private use area. */
function symbolOf(hex: string): string {
  const code = Number.parseInt(hex, 16);
  if (Number.isNaN(code) || code < 32 || code > 0xffff) return '';
  return String.fromCharCode(code >= 0xf020 && code <= 0xf0ff ? code - 0xf000 : code);
}

interface Depths {
  deleted: number;
  inserted: number;
  text: number;
  code: number;
  run: number;
  properties: number;
  change: number;
}

const depthOf: ReadonlyMap<string, keyof Depths> = new Map<string, keyof Depths>([
  ['del', 'deleted'],
  ['moveFrom', 'deleted'],
  ['ins', 'inserted'],
  ['moveTo', 'inserted'],
  ['t', 'text'],
  ['delText', 'text'],
  ['instrText', 'code'],
  ['delInstrText', 'code'],
  ['r', 'run'],
  ['rPr', 'properties'],
  ['pPr', 'properties'],
  ['rPrChange', 'change'],
  ['pPrChange', 'change'],
]);

/** WordprocessingML (ECMA-376 part 1, 17): body, headers, footers, notes, comments. */
function word(context: PartContext, label: readonly string[]): XmlHandler {
  const { into, hiddenStyles } = context.document;
  const depth: Depths = {
    deleted: 0,
    inserted: 0,
    text: 0,
    code: 0,
    run: 0,
    properties: 0,
    change: 0,
  };
  const main = createStory(into, label);
  /** Text of boxes, their deletions and what is hidden in them. */
  const boxes = new Map<string, { readonly path: readonly string[]; readonly lines: Lines }>();
  const codes = createLines();
  const seen = createLines();
  const authors = createLines();
  /** Text boxes stand within paragraphs, and within each other. */
  const stories: Story[] = [main];
  let hiddenRun = false;
  let hiddenParagraph = false;
  let code = '';

  const current = (): Story => stories[stories.length - 1] ?? main;
  const change = (): 'none' | 'deleted' | 'inserted' =>
    depth.deleted > 0 ? 'deleted' : depth.inserted > 0 ? 'inserted' : 'none';
  const append = (text: string): void => current().append(text, change(), hiddenRun || hiddenParagraph);

  /** Once for new programs and once for old ones: what is the same is told once. */
  const openBox = (): void => {
    const place = [...label, 'text boxes'];
    const gather = (path: readonly string[], text: string): void => {
      const key = path.slice(place.length).join();
      const box = boxes.get(key) ?? { path: [...path], lines: createLines() };
      boxes.set(key, box);
      box.lines.add(text.trim());
    };
    stories.push(createStory({ ...into, text: gather }, place));
  };

  const closeBox = (): void => {
    if (stories.length > 1) stories.pop()?.flush();
  };

  const property = (tag: XmlTag): void => {
    if (depth.change > 0) return;
    const hides = tag.name === 'vanish' && isOn(tag.attribute('val'));
    const byStyle = /^[rp]Style$/.test(tag.name) && hiddenStyles.has(tag.attribute('val') ?? '');
    if (tag.name === 'pStyle' && byStyle) hiddenParagraph = true;
    else if ((hides || byStyle) && depth.run > 0) hiddenRun = true;
  };

  return {
    open(tag) {
      const { name } = tag;
      const counted = depthOf.get(name);
      if (counted !== undefined) {
        depth[counted] += 1;
        if (counted === 'deleted' || counted === 'inserted') {
          into.facet('tracked-changes');
          authors.add(tag.attribute('author'));
        }
        if (name === 'r') hiddenRun = false;
        return;
      }
      if (name === 'vanish' || name === 'rStyle' || name === 'pStyle') property(tag);
      else if (depth.properties === 0 && depth.run > 0 && characters.has(name))
        append(characters.get(name) ?? '');
      else if (name === 'sym' && depth.run > 0) append(symbolOf(tag.attribute('char') ?? ''));
      else if (name === 'txbxContent') openBox();
      else if (name === 'fldSimple') codes.add(tag.attribute('instr'));
      else if (name === 'comment' && tag.attribute('author') !== undefined)
        append(`${tag.attribute('author') ?? ''}: `);
      for (const attribute of visible.get(name) ?? []) seen.add(tag.attribute(attribute));
    },
    text(piece) {
      if (depth.text > 0) append(piece);
      else if (depth.code > 0) code += piece;
    },
    close(name) {
      const counted = depthOf.get(name);
      if (counted !== undefined) {
        depth[counted] -= 1;
        return;
      }
      if (name === 'p') {
        codes.add(code.trim());
        code = '';
        hiddenParagraph = false;
        current().endParagraph();
      } else if (name === 'tc') current().endCell();
      else if (name === 'tr') current().endRow();
      else if (name === 'txbxContent') closeBox();
    },
    end() {
      while (stories.length > 1) closeBox();
      main.flush();
      for (const { path, lines } of boxes.values()) into.text(path, lines.text());
      into.text([...label, 'field codes'], codes.text());
      into.text([...label, 'alternative texts'], seen.text());
      into.text(['properties', 'authors of changes'], authors.text());
    },
  };
}

const at =
  (...label: readonly string[]): PartHandler =>
  (context) =>
    word(context, label);

export const body = at('body');
export const header = at('header');
export const footer = at('footer');
export const footnotes = at('footnotes');
export const endnotes = at('endnotes');
export const wordComments = at('comments');
export const buildingBlocks = at('building blocks');
