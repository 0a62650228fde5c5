import { contentLines } from '../content-line.ts';
import { decodeText } from '../decode-text.ts';
import type { Extractor } from '../extractor.ts';

/** vCard 2.1 to 4.0 (RFC 6350): one text for each contact, with the names of its lines; photos, sounds, keys embedded. */
export const vcardExtractor: Extractor = {
  types: ['text/vcard'],
  extract(bytes, into, meter) {
    let contact = 0;
    let lines: string[] = [];
    let open = false;
    const flush = (): void => {
      into.text([contact === 0 ? 'before the first contact' : `contact ${contact}`], lines.join('\n'));
      lines = [];
    };
    for (const { name, parameters, value, file } of contentLines(decodeText(bytes, meter).text, meter)) {
      if (name === 'BEGIN' && /^VCARD$/i.test(value.trim())) {
        flush();
        contact += 1;
        into.count('records');
      }
      if (name === 'BEGIN' || name === 'END') open = name === 'BEGIN';
      else if (file !== null)
        into.embed([`contact ${contact}`], `${name.toLowerCase()}.${file.ending}`, file.bytes);
      else lines.push(`${name}${parameters === '' ? '' : ` (${parameters})`}: ${value}`);
    }
    flush();
    if (contact === 0 || open) into.unscannable('broken');
  },
};
