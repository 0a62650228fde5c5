import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { isContainer } from '../../container-magic.ts';
import { createTextBuffer } from '../../text-buffer.ts';
import { looksLikeXml } from '../../xml-decode.ts';
import { scanXml } from '../../xml-scan.ts';
import type { XmlHandler, XmlTag } from '../../xml.ts';
import { collect, peek, zipChunks, type ZipEntry } from '../../zip.ts';
import { odfContent, type OdfContext } from './content.ts';
import type { HidingStyles } from './styles.ts';

export interface OdfFile {
  readonly into: Collector;
  readonly meter: Meter;
  readonly styles: HidingStyles;
  /** All files of the package. */
  readonly names: ReadonlySet<string>;
}

/** Reads one file of a package: XML by its root element, everything else as a file inside. */
export async function readOdfFile(entry: ZipEntry, file: OdfFile): Promise<void> {
  const { into, meter } = file;
  const folders = entry.name.split('/');
  const name = folders.pop() ?? '';
  const context = { into, meter, styles: file.styles, place: placeOf(folders) };
  const { head, chunks } = await peek(zipChunks(entry, meter));
  if (looksLikeXml(head) && !/\.(?:svg|html?)$/i.test(name)) {
    meter.entry();
    const problem = await scanXml(chunks, byRoot(context, entry.name), meter);
    if (problem !== undefined) into.unscannable(problem);
    return;
  }
  const { bytes, problem } = await collect(chunks);
  if (problem !== undefined) into.unscannable(problem);
  // LibreOffice writes lists of keys that are empty.
  else if (/\.xml$/i.test(name) && (bytes.length > 0 || folders[0] !== 'Configurations2'))
    into.unscannable('broken');
  if (folders[0] === 'Scripts' || folders[0] === 'Basic') into.facet('macro');
  if (isNoise(entry.name, head, file.names) || bytes.length === 0) return;
  into.embed(context.place, name, bytes, folders[0] === 'Thumbnails' ? 'preview' : undefined);
}

/** Objects have folders of their own; the folders of the format itself are no place. */
function placeOf(folders: readonly string[]): readonly string[] {
  return folders.filter((folder) => /^Obj/.test(folder) && folder !== 'ObjectReplacements');
}

/** Nothing to read in it: the type, fonts, caches, and pictures of objects that are read themselves. */
function isNoise(path: string, head: Uint8Array, names: ReadonlySet<string>): boolean {
  if (path === 'mimetype') return head.length < 200;
  if (isContainer(head)) return false;
  if (path === 'layout-cache' || /^Fonts\//.test(path)) return true;
  const object = /^ObjectReplacements\/(.*)$/.exec(path)?.[1];
  const isMetafile = String.fromCharCode(...head.subarray(0, 6)) === 'VCLMTF';
  return object !== undefined && isMetafile && names.has(`${object}/content.xml`);
}

function byRoot(context: OdfContext, path: string): XmlHandler {
  let handler: XmlHandler | undefined;
  return {
    open(tag) {
      handler ??= handlerFor(tag, context, path);
      handler.open(tag);
    },
    text: (text) => handler?.text(text),
    close: (name) => handler?.close(name),
    end: () => handler?.end?.(),
  };
}

function handlerFor(tag: XmlTag, context: OdfContext, path: string): XmlHandler {
  if (/^document(?:-content|-styles|-meta)?$/.test(tag.name)) return odfContent(context);
  const isQuiet = tag.name === 'document-settings' || path.startsWith('META-INF/');
  if (isQuiet) return { open: () => undefined, text: () => undefined, close: () => undefined };
  return tag.name === 'module' ? macro(tag, context) : anyText(context, path);
}

/** A module of macros: its source (OpenDocument packages of LibreOffice and OpenOffice). */
function macro(root: XmlTag, { into }: OdfContext): XmlHandler {
  const name = root.attribute('name') ?? '';
  let text = '';
  into.facet('macro');
  return {
    open: () => undefined,
    text(piece) {
      text += piece;
    },
    close: () => undefined,
    end: () => into.text(['macros', name], text),
  };
}

/** Any other XML, formulas (MathML) among it: its text. */
function anyText({ into, place }: OdfContext, path: string): XmlHandler {
  const texts = createTextBuffer(into, place.length > 0 ? place : [path]);
  return {
    open: () => undefined,
    text: texts.addLine,
    close: () => undefined,
    end: texts.flush,
  };
}
