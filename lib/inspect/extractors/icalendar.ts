import { contentLines } from '../content-line.ts';
import { decodeText } from '../decode-text.ts';
import type { Extractor } from '../extractor.ts';
import { readMarkup } from '../markup-text.ts';

const components: Readonly<Record<string, string>> = {
  VEVENT: 'event',
  VTODO: 'task',
  VJOURNAL: 'journal entry',
  VFREEBUSY: 'busy time',
};

/** iCalendar (RFC 5545): one text for each event, task or entry, alarms included; attachments embedded. */
export const icalendarExtractor: Extractor = {
  types: ['text/calendar'],
  extract(bytes, into, meter) {
    let place = 'calendar';
    let records = 0;
    let depth = 0;
    let lines: string[] = [];
    const flush = (next: string): void => {
      into.text([place], lines.join('\n'));
      lines = [];
      place = next;
    };
    for (const { name, parameters, value, file } of contentLines(decodeText(bytes, meter).text, meter)) {
      const component = components[value.trim().toUpperCase()];
      if (name === 'BEGIN' || name === 'END') depth += name === 'BEGIN' ? 1 : -1;
      if (name === 'BEGIN' && component !== undefined) {
        records += 1;
        into.count('records');
        flush(`${component} ${records}`);
      } else if (name === 'END' && component !== undefined) flush('calendar');
      else if (file !== null) into.embed([place], `attachment.${file.ending}`, file.bytes);
      else if (/(?:^|;)FMTTYPE="?text\/html\b/i.test(parameters)) {
        readMarkup(value, into, meter, { html: true, place: [place, 'html'] });
      } else if (name !== 'BEGIN' && name !== 'END') {
        lines.push(`${name}${parameters === '' ? '' : ` (${parameters})`}: ${value}`);
      }
    }
    flush('calendar');
    if (depth !== 0) into.unscannable('broken');
  },
};
