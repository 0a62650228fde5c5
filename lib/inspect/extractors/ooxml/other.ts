import { createLines } from '../../lines.ts';
import { createTextBuffer } from '../../text-buffer.ts';
import type { PartContext, PartHandler } from './handler.ts';
import type { XmlHandler } from '../../xml.ts';

/** Any other XML: its text, a line for each element; its attributes too where they hold what somebody wrote. */
function anyText(
  { document: { into } }: PartContext,
  place: readonly string[],
  withAttributes: boolean,
): XmlHandler {
  const attributes = createLines();
  const texts = createTextBuffer(into, place);
  let line = '';
  const endLine = (): void => {
    texts.addLine(line);
    line = '';
  };
  return {
    open(tag) {
      endLine();
      if (!withAttributes) return;
      const all = tag.attributes();
      const written = all.filter((_, i) => i % 2 === 1 && !(all[i - 1] ?? '').startsWith('xmlns'));
      attributes.add(written.join('\t'));
    },
    text(piece) {
      line += piece;
    },
    close: endLine,
    end() {
      endLine();
      texts.flush();
      into.text(place, attributes.text());
    },
  };
}

export const unknownXml: PartHandler = (context) =>
  anyText(context, [...context.place, fileName(context.part.name)], false);
export const customXml: PartHandler = (context) => anyText(context, ['custom XML'], true);
/** Nothing in it that somebody wrote: what a piece of custom XML is validated by. */
export const quiet: PartHandler = () => ({
  open: () => undefined,
  text: () => undefined,
  close: () => undefined,
});
export const connections: PartHandler = (context) => anyText(context, ['connections'], true);
export const tags: PartHandler = (context) => anyText(context, [...context.place, 'tags'], true);

/** PowerPoint keeps them apart from the comments (19.4.3, [MS-PPTX] 2.6.3). */
export const commentAuthors: PartHandler = (context) => anyText(context, ['comment authors'], true);

/** VML (part 4, 19): drawings of old, also the boxes of a sheet's comments. Their texts, and texts in attributes. */
export const vml: PartHandler = (context) => {
  const inner = anyText(context, [...context.place, 'drawings'], false);
  const seen = createLines();
  // Beside the text there are positions and flags of the box.
  let boxes = 0;
  return {
    open(tag) {
      if (tag.name === 'textbox') boxes += 1;
      else if (tag.name === 'textpath') seen.add(tag.attribute('string'));
      else if (tag.name === 'shape' || tag.name === 'imagedata') {
        seen.add(tag.attribute('alt'));
        seen.add(tag.attribute('title'));
      }
      inner.open(tag);
    },
    text(piece) {
      if (boxes > 0) inner.text(piece);
    },
    close(name) {
      if (name === 'textbox') boxes -= 1;
      inner.close(name);
    },
    end() {
      inner.end?.();
      context.document.into.text([...context.place, 'drawings', 'alternative texts'], seen.text());
    },
  };
};

function fileName(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}
