import { LimitError } from '../meter.ts';
import type { Extractor } from '../extractor.ts';
import { openZip, readZipEntry } from '../zip.ts';

/** Zip archives that are no document: every file inside is handed on with its name. */
export const zipExtractor: Extractor = {
  types: [
    'application/zip',
    'application/java-archive',
    'application/epub+zip',
    'application/vnd.android.package-archive',
  ],
  async extract(bytes, into, meter) {
    const archive = openZip(bytes, meter);
    into.text(['comments'], archive.comments);
    const files = archive.entries.filter((entry) => !entry.isDirectory);
    into.count('entries', files.length);
    if (files.length === 0) into.unscannable('broken');
    for (const entry of files) {
      meter.tick();
      // What is locked is still named: the name alone may say enough.
      if (entry.problem !== undefined) {
        into.unscannable(entry.problem);
        into.text(['file names'], entry.name);
        continue;
      }
      const read = await readZipEntry(entry, meter);
      if (read.problem !== undefined) into.unscannable(read.problem);
      if (read.problem === undefined || read.bytes.length > 0) into.embed([], entry.name, read.bytes);
    }
    if (archive.problem === 'too-large') throw new LimitError('too-large');
    if (archive.problem !== undefined) into.unscannable(archive.problem);
  },
};
