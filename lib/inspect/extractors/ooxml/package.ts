import type { Collector } from '../../collector.ts';
import type { Meter } from '../../meter.ts';
import { scanXml } from '../../xml-scan.ts';
import type { XmlHandler } from '../../xml.ts';
import { openZip, zipChunks, type ZipEntry } from '../../zip.ts';

/** One part of an Open Packaging Conventions package (ECMA-376 part 2). */
export interface Part {
  /** Lower-case, without the leading slash: names are compared without regard to case. */
  readonly name: string;
  /** As `[Content_Types].xml` says, lower-case; empty where it says nothing. */
  readonly type: string;
  readonly entry: ZipEntry;
}

export interface Relation {
  readonly id: string;
  /** The last segment of its type, lower-case: `slide`, `hyperlink`. The rest differs between editions. */
  readonly kind: string;
  /** Name of a part, or what stands there where it is external. */
  readonly target: string;
  readonly external: boolean;
}

export interface OfficePackage {
  readonly parts: ReadonlyMap<string, Part>;
  /** By name of their source; those of the package by ''. */
  readonly relations: ReadonlyMap<string, readonly Relation[]>;
}

/** Opens it and reads who is related to whom. What of it is damaged is told to `into`. */
export async function openPackage(bytes: Uint8Array, into: Collector, meter: Meter): Promise<OfficePackage> {
  const archive = openZip(bytes, meter);
  if (archive.problem !== undefined) into.unscannable(archive.problem);
  const entries = byName(archive.entries, into);
  const scan = async (entry: ZipEntry, open: XmlHandler['open']): Promise<void> => {
    meter.entry();
    const handler: XmlHandler = { open, close: () => undefined, text: () => undefined };
    const problem = await scanXml(zipChunks(entry, meter), handler, meter);
    if (problem !== undefined) into.unscannable(problem);
  };
  const types = createTypes();
  const typesEntry = entries.get('[content_types].xml');
  if (typesEntry === undefined) into.unscannable('broken');
  else await scan(typesEntry, types.open);
  // Another part in its place: of what follows nobody could say what it is.
  if (typesEntry !== undefined && !types.found()) into.unscannable('broken');
  const relations = new Map<string, Relation[]>();
  const parts = new Map<string, Part>();
  for (const [name, entry] of entries) {
    meter.tick();
    const source = sourceOf(name);
    if (source !== undefined) {
      const found: Relation[] = [];
      relations.set(source, found);
      await scan(entry, (tag) => {
        if (tag.name !== 'Relationship') return;
        const external = tag.attribute('TargetMode')?.toLowerCase() === 'external';
        const target = tag.attribute('Target') ?? '';
        found.push({
          id: tag.attribute('Id') ?? '',
          kind: (tag.attribute('Type') ?? '').split('/').pop()?.toLowerCase() ?? '',
          target: external ? target : resolve(source, target),
          external,
        });
      });
    } else if (name !== '[content_types].xml') parts.set(name, { name, type: types.of(name), entry });
  }
  return { parts, relations };
}

/** Two parts of one name are not allowed, and programs differ in which they show: both are read, none is trusted. */
function byName(entries: readonly ZipEntry[], into: Collector): Map<string, ZipEntry> {
  const found = new Map<string, ZipEntry>();
  for (const entry of entries) {
    if (entry.isDirectory) continue;
    let name = entry.name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
    if (found.has(name)) {
      into.unscannable('broken');
      name += `#${found.size}`;
    }
    found.set(name, entry);
  }
  return found;
}

/** `word/_rels/document.xml.rels` holds the relations of `word/document.xml`. */
function sourceOf(name: string): string | undefined {
  const match = /^(.*?)_rels\/([^/]*)\.rels$/.exec(name);
  return match === null ? undefined : `${match[1] ?? ''}${match[2] ?? ''}`;
}

function resolve(source: string, target: string): string {
  const path = target.startsWith('/') ? [] : source.split('/').slice(0, -1);
  for (const segment of target.replaceAll('\\', '/').split('/')) {
    if (segment === '..') path.pop();
    else if (segment !== '' && segment !== '.') path.push(segment);
  }
  return path.join('/').toLowerCase();
}

/** ECMA-376 part 2, 10.1.2: by part, else by the name's end. */
function createTypes(): { readonly open: XmlHandler['open']; found(): boolean; of(name: string): string } {
  const byPart = new Map<string, string>();
  const byEnd = new Map<string, string>();
  let isFound = false;
  return {
    open(tag) {
      isFound ||= tag.name === 'Types';
      const type = (tag.attribute('ContentType') ?? '').toLowerCase();
      if (tag.name === 'Default') byEnd.set((tag.attribute('Extension') ?? '').toLowerCase(), type);
      if (tag.name === 'Override') byPart.set(resolve('', tag.attribute('PartName') ?? ''), type);
    },
    found: () => isFound,
    of: (name) => byPart.get(name) ?? byEnd.get(name.slice(name.lastIndexOf('.') + 1)) ?? '',
  };
}
