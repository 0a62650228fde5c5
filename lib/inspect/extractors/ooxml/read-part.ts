import type { UnscannableReason } from '../../../core/decide/egress.ts';
import type { Meter } from '../../meter.ts';
import { looksLikeXml } from '../../xml-decode.ts';
import { scanXml } from '../../xml-scan.ts';
import type { XmlHandler } from '../../xml.ts';
import { collect, peek, readZipEntry, zipChunks } from '../../zip.ts';
import { isContainer } from '../../container-magic.ts';
import type { PartContext } from './handler.ts';
import { handlerFor } from './part-handlers.ts';

/** Reads one part: XML by its root element, everything else as a file inside. Returns why not all of it was read. */
export async function readPart(context: PartContext, meter: Meter): Promise<UnscannableReason | undefined> {
  const { part, place, document } = context;
  const use = useOf(part.name, part.type);
  if (use === 'macro') {
    document.into.facet('macro');
    return undefined;
  }
  const { head, chunks } = await peek(zipChunks(part.entry, meter));
  if (use !== 'embed' && looksLikeXml(head)) {
    meter.entry();
    return scanXml(chunks, byRoot(context), meter, use === 'vml');
  }
  // Nothing of a stored part is copied.
  const read = part.entry.method === 0 ? await readZipEntry(part.entry, meter) : await collect(chunks);
  if (use === 'noise' && !isContainer(head)) return read.problem;
  if (use === 'binary workbook') return read.problem ?? 'unknown-type';
  const isPreview = /^docprops\/thumbnail\./.test(part.name);
  const name = part.entry.name.split('/').pop() ?? '';
  if (read.bytes.length > 0) document.into.embed(place, name, read.bytes, isPreview ? 'preview' : undefined);
  // Read as what it is; but what should be XML and does not begin like it is no part any more.
  const isLost = use === 'xml' && /[/+]xml$/.test(part.type);
  return read.problem ?? (isLost ? 'broken' : undefined);
}

type Use = 'xml' | 'embed' | 'macro' | 'vml' | 'noise' | 'binary workbook';

function useOf(name: string, type: string): Use {
  if (/vbaproject/.test(type) || name.endsWith('vbaproject.bin')) return 'macro';
  if (/vmldrawing/.test(type) || name.endsWith('.vml')) return 'vml';
  if (/^(?:text\/html|image\/|message\/|application\/xhtml)/.test(type)) return 'embed';
  if (/printersettings|obfuscatedfont|x-fontdata|x-font-/.test(type)) return 'noise';
  if (name.endsWith('.bin') && /^application\/vnd\.ms-excel\.(?!activex|controlproperties)/.test(type))
    return 'binary workbook';
  return 'xml';
}

/** Chooses the handler when the first element comes. */
function byRoot(context: PartContext): XmlHandler {
  let handler: XmlHandler | undefined;
  return {
    open(tag) {
      handler ??= handlerFor(tag, context);
      handler.open(tag);
    },
    text: (text) => handler?.text(text),
    close: (name) => handler?.close(name),
    end: () => handler?.end?.(),
  };
}
