import type { Cfb, CfbEntry } from './cfb.ts';
import { storageAsFile } from './cfb-writer.ts';
import type { Collector } from './collector.ts';
import type { Meter } from './meter.ts';
import { packageOf } from './ole-package.ts';

/** Streams that make a storage a document of its own. */
const contents = new Set([
  'worddocument',
  'workbook',
  'book',
  'powerpoint document',
  'package',
  'contents',
  'visiodocument',
]);

/** Files and documents that were inserted as objects: each storage below the root that holds one is embedded. */
export function embedObjects(cfb: Cfb, into: Collector, meter: Meter): void {
  const taken: (readonly string[])[] = [];
  const within = (entry: CfbEntry): boolean =>
    taken.some((path) => path.every((name, at) => entry.path[at] === name));
  for (const entry of cfb.entries) {
    meter.tick();
    if (entry.kind !== 'stream' || entry.path.length === 0 || within(entry)) continue;
    const name = entry.name.toLowerCase();
    if (name === '\x01ole10native') embedNative(cfb.read(entry), into);
    else if (name === 'package') into.embed(['objects'], 'package', cfb.read(entry));
    else if (contents.has(name)) {
      taken.push(entry.path);
      into.embed(['objects'], entry.path.at(-1) ?? 'object', storageAsFile(cfb, entry.path, meter));
    }
  }
}

/** The content of `\x01Ole10Native`: a file with its name, or the data of some old program. */
export function embedNative(stream: Uint8Array, into: Collector): void {
  const wrapped = packageOf(stream);
  if (wrapped !== null) into.embed(['objects'], wrapped.name, wrapped.bytes);
  else into.embed(['objects'], 'object', stream.subarray(4));
}

/** Storages in which the formats keep VBA ([MS-OVBA] 2.2.1). */
export function hasMacros(cfb: Cfb): boolean {
  return cfb.entries.some(
    ({ kind, name }) => kind === 'storage' && /^(?:VBA|_VBA_PROJECT_CUR|Macros)$/i.test(name),
  );
}
