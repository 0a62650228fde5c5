import { emlExtractor } from './extractors/eml.ts';
import { gzipExtractor } from './extractors/gzip.ts';
import { htmlExtractor, svgExtractor } from './extractors/html.ts';
import { icalendarExtractor } from './extractors/icalendar.ts';
import { legacyOfficeExtractor, oleExtractor } from './extractors/legacy-office.ts';
import { mboxExtractor } from './extractors/mbox.ts';
import { mediaExtractors, undecodedImageExtractor } from './extractors/media.ts';
import { msgExtractor } from './extractors/msg.ts';
import { odfExtractor } from './extractors/odf.ts';
import { ooxmlExtractor } from './extractors/ooxml.ts';
import { jsonExtractor, pgpExtractor, plainTextExtractor, xmlExtractor } from './extractors/plain-text.ts';
import { rtfExtractor } from './extractors/rtf.ts';
import { tableExtractor } from './extractors/table.ts';
import { tarExtractor } from './extractors/tar.ts';
import { vcardExtractor } from './extractors/vcard.ts';
import { zipExtractor } from './extractors/zip.ts';
import type { Engine } from './engine.ts';
import type { Extractor } from './extractor.ts';
import type { ReaderFor } from './look-into.ts';

/** Everything that reads by itself, without an engine in WebAssembly. */
const byItself: readonly Extractor[] = [
  ...[plainTextExtractor, jsonExtractor, xmlExtractor, pgpExtractor, tableExtractor, htmlExtractor],
  ...[svgExtractor, rtfExtractor, emlExtractor, mboxExtractor, vcardExtractor, icalendarExtractor],
  ...[
    msgExtractor,
    legacyOfficeExtractor,
    oleExtractor,
    odfExtractor,
    ooxmlExtractor,
    zipExtractor,
    gzipExtractor,
    tarExtractor,
  ],
  ...[...mediaExtractors, undecodedImageExtractor],
];

/** An engine that is made when the first file of its types comes, and again once it is poisoned. */
export interface EngineSource {
  readonly types: readonly string[];
  load(): Promise<Engine>;
}

export function createReaderFor(engines: readonly EngineSource[]): ReaderFor {
  const loaded = new Map<EngineSource, Promise<Engine>>();
  return async (type) => {
    const reader = byItself.find(({ types }) => types.includes(type));
    if (reader !== undefined) return reader;
    const source = engines.find(({ types }) => types.includes(type));
    if (source === undefined) return null;
    const known = await loaded.get(source)?.catch(() => null);
    if (known != null && !known.poisoned) return known;
    const fresh = source.load();
    loaded.set(source, fresh);
    return fresh;
  };
}
