import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import type { Meter } from '../meter.ts';
import { odfContent } from './odf/content.ts';
import { createManifest } from './odf/manifest.ts';
import { readOdfFile } from './odf/read-file.ts';
import { createHidingStyles } from './odf/styles.ts';
import { scanXml } from '../xml-scan.ts';
import { openZip, zipChunks, type ZipEntry } from '../zip.ts';

const odf = 'application/vnd.oasis.opendocument';
const kinds = ['text', 'spreadsheet', 'presentation', 'graphics', 'chart', 'formula'];

/** OpenDocument 1.0 to 1.4 (ISO/IEC 26300), templates and documents in one file of XML ("flat") included. */
export const odfExtractor: Extractor = {
  types: [
    ...kinds.flatMap((kind) => [`${odf}.${kind}`, `${odf}.${kind}-template`, `${odf}.${kind}-flat-xml`]),
    `${odf}.text-master`,
    `${odf}.text-web`,
    `${odf}.base`,
  ],
  async extract(bytes, into, meter) {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) await extractPackage(bytes, into, meter);
    else await extractFlat(bytes, into, meter);
  },
};

async function extractFlat(bytes: Uint8Array, into: Collector, meter: Meter): Promise<void> {
  const pieces = async function* (): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += 65536) {
      await Promise.resolve();
      yield bytes.subarray(at, at + 65536);
    }
  };
  const handler = odfContent({ into, meter, place: [], styles: createHidingStyles() });
  const problem = await scanXml(pieces(), handler, meter);
  if (problem !== undefined) into.unscannable(problem);
}

async function extractPackage(bytes: Uint8Array, into: Collector, meter: Meter): Promise<void> {
  const archive = openZip(bytes, meter);
  if (archive.problem !== undefined) into.unscannable(archive.problem);
  const files = archive.entries.filter(({ isDirectory }) => !isDirectory);
  const names = new Set(files.map(({ name }) => name));
  const manifest = createManifest();
  const manifestFile = files.find(({ name }) => name === 'META-INF/manifest.xml');
  const problem =
    manifestFile === undefined
      ? 'broken'
      : await scanXml(zipChunks(manifestFile, meter), manifest.handler, meter);
  if (problem !== undefined) into.unscannable(problem);
  const isLocked = manifest.isEncrypted('encrypted-package') || manifest.isEncrypted('content.xml');
  // Two files of one name: programs differ in which they show.
  if (names.size < files.length || (!names.has('content.xml') && !isLocked)) into.unscannable('broken');
  const styles = createHidingStyles();
  for (const entry of inOrder(files)) {
    meter.tick();
    if (manifest.isEncrypted(entry.name)) into.unscannable('encrypted');
    else if (entry !== manifestFile) await readOdfFile(entry, { into, meter, styles, names });
  }
}

/** Styles first, they say what is hidden; then contents, the document's own before its objects'. */
function inOrder(files: readonly ZipEntry[]): readonly ZipEntry[] {
  const rank = ({ name }: ZipEntry): number => {
    if (name === 'content.xml') return 1;
    return name.endsWith('styles.xml') ? 0 : 2;
  };
  return [...files].sort((a, b) => rank(a) - rank(b));
}
