import { cmsExtractor } from './extractors/cms.ts';
import { emlExtractor } from './extractors/eml.ts';
import { finderExtractor } from './extractors/finder.ts';
import { gzipExtractor } from './extractors/gzip.ts';
import { htmlExtractor, svgExtractor } from './extractors/html.ts';
import { icalendarExtractor } from './extractors/icalendar.ts';
import { legacyOfficeExtractor, oleExtractor } from './extractors/legacy-office.ts';
import { mboxExtractor } from './extractors/mbox.ts';
import { mediaExtractors, pictureExtractor, undecodedImageExtractor } from './extractors/media.ts';
import { metafileExtractors } from './extractors/metafile.ts';
import { msgExtractor } from './extractors/msg.ts';
import { odfExtractor } from './extractors/odf.ts';
import { ooxmlExtractor } from './extractors/ooxml.ts';
import { jsonExtractor, pgpExtractor, plainTextExtractor, xmlExtractor } from './extractors/plain-text.ts';
import { rtfExtractor } from './extractors/rtf.ts';
import { tableExtractor } from './extractors/table.ts';
import { tarExtractor } from './extractors/tar.ts';
import { tnefExtractor } from './extractors/tnef.ts';
import { vcardExtractor } from './extractors/vcard.ts';
import { zipExtractor } from './extractors/zip.ts';
import type { Engine } from './engine.ts';
import type { Extractor } from './extractor.ts';
import { imageTypes } from './pixels.ts';
import type { ReadersFor, Stage, StageReader } from './stage.ts';

/** Everything that reads by itself, without an engine in WebAssembly. */
const byItself: readonly Extractor[] = [
  ...[plainTextExtractor, jsonExtractor, xmlExtractor, pgpExtractor, tableExtractor, htmlExtractor],
  ...[svgExtractor, rtfExtractor, emlExtractor, mboxExtractor, vcardExtractor, icalendarExtractor],
  ...[
    msgExtractor,
    tnefExtractor,
    cmsExtractor,
    legacyOfficeExtractor,
    oleExtractor,
    odfExtractor,
    ooxmlExtractor,
  ],
  ...[zipExtractor, gzipExtractor, tarExtractor, ...mediaExtractors, undecodedImageExtractor],
  finderExtractor,
  ...metafileExtractors,
];

/** An engine that is made when the first file of its types comes, and again once it is poisoned. */
export interface EngineSource {
  readonly types: readonly string[];
  /** Default: `text`. A picture is read by one engine for `qr` and one for `ocr`, over `imageTypes`. */
  readonly stage?: Stage;
  load(): Promise<Engine>;
}

/** The extension's own readers and these engines. A picture whose engine is not among them is unscannable. */
export function createReadersFor(engines: readonly EngineSource[]): ReadersFor {
  const loaders = new Map(engines.map((source) => [source, keepLoaded(source)]));
  const engineFor = (type: string, stage: Stage): StageReader | null => {
    const source = engines.find((one) => one.types.includes(type) && (one.stage ?? 'text') === stage);
    const load = source && loaders.get(source);
    return load === undefined ? null : { stage, load };
  };
  return (type) => {
    if (imageTypes.includes(type)) {
      const metadata: StageReader = { stage: 'metadata', load: () => Promise.resolve(pictureExtractor) };
      return [metadata, ...(['qr', 'ocr'] as const).map((stage) => engineFor(type, stage) ?? nobody(stage))];
    }
    const own = byItself.find(({ types }) => types.includes(type));
    const reader = own === undefined ? engineFor(type, 'text') : fromOwn(own);
    return reader === null ? [] : [reader];
  };
}

function fromOwn(extractor: Extractor): StageReader {
  return { stage: 'text', load: () => Promise.resolve(extractor) };
}

function nobody(stage: Stage): StageReader {
  return { stage, load: () => Promise.reject(new Error('inspect/no-engine')) };
}

function keepLoaded(source: EngineSource): () => Promise<Engine> {
  let loading: Promise<Engine> | undefined;
  return async () => {
    const known = await loading?.catch(() => null);
    if (known != null && !known.poisoned) return known;
    loading = source.load();
    return loading;
  };
}
