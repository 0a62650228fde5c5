import { readCfb, type Cfb } from '../cfb.ts';
import type { Collector } from '../collector.ts';
import type { Extractor } from '../extractor.ts';
import { LimitError, type Meter } from '../meter.ts';
import { embedNative, embedObjects, hasMacros } from '../ole-objects.ts';
import { readPropertySets } from '../property-set.ts';
import { encryptedOoxmlType } from '../type-of-cfb.ts';
import { readDoc } from './legacy-office/doc.ts';
import { readPpt } from './legacy-office/ppt.ts';
import { readXls } from './legacy-office/xls.ts';

type Reader = (cfb: Cfb, stream: Uint8Array, into: Collector, meter: Meter) => void;

const readers: readonly (readonly [stream: string, read: Reader])[] = [
  ['WordDocument', readDoc],
  ['Workbook', readXls],
  ['Book', readXls],
  ['PowerPoint Document', readPpt],
];

/** Word, Excel and PowerPoint up to 2003: every document that a compound file holds at its root, whatever its type. */
export const legacyOfficeExtractor: Extractor = {
  types: ['application/msword', 'application/vnd.ms-excel', 'application/vnd.ms-powerpoint'],
  extract(bytes, into, meter) {
    const cfb = readCfb(bytes, meter);
    if (hasMacros(cfb)) into.facet('macro');
    readPropertySets(cfb, into, meter);
    let found = false;
    for (const [name, read] of readers) {
      const entry = cfb.find(name);
      if (entry?.kind !== 'stream') continue;
      found = true;
      guarded(into, () => read(cfb, cfb.read(entry), into, meter));
    }
    guarded(into, () => embedObjects(cfb, into, meter));
    if (!found || cfb.damaged()) into.unscannable('broken');
  },
};

/** Another compound file: an object on its own, a document of a program that is not known. */
export const oleExtractor: Extractor = {
  types: ['application/x-ole-storage', encryptedOoxmlType],
  extract(bytes, into, meter) {
    const cfb = readCfb(bytes, meter);
    readPropertySets(cfb, into, meter);
    const encrypted = cfb.find('EncryptedPackage') !== undefined;
    if (encrypted) into.unscannable('encrypted');
    const native = cfb.find('\x01Ole10Native');
    const wrapped = cfb.find('Package');
    if (native !== undefined) embedNative(cfb.read(native), into);
    if (wrapped !== undefined) into.embed([], 'package', cfb.read(wrapped));
    guarded(into, () => embedObjects(cfb, into, meter));
    if (cfb.damaged()) into.unscannable('broken');
    if (native === undefined && wrapped === undefined && !encrypted) into.unscannable('unknown-type');
  },
};

/** One part that cannot be read must not hide the others; a limit ends everything. */
function guarded(into: Collector, read: () => void): void {
  try {
    read();
  } catch (error) {
    if (error instanceof LimitError) throw error;
    into.unscannable('broken');
  }
}
