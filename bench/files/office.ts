import { buildDocx, wordParagraph } from '../../lib/inspect/testing/ooxml-builder.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { createReadersFor } from '../../lib/inspect/readers.ts';
import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { workshop } from '../../tests/files/producers/workshop.ts';
import { atLeast, atMost, type Measure, type Section } from '../lib/report.ts';
import { createPdfEngines } from './pdf-engines.ts';
import { contenders, measureContender } from './contenders.ts';
import { ours, theirs } from './timing.ts';
import { recall, text } from './words.ts';

const megabyte = 1_000_000;

/** Paragraphs of 50 words, as Word writes them, up to so many bytes of XML; and the words alone. */
function largeBody(bytes: number): { readonly xml: string; readonly words: string } {
  const paragraphs: string[] = [];
  const words: string[] = [];
  for (let length = 0; length < bytes;) {
    const written = text(50, paragraphs.length + 1);
    const next = wordParagraph(written);
    words.push(written);
    paragraphs.push(next);
    length += next.length;
  }
  return { xml: paragraphs.join(''), words: words.join('\n') };
}

/** Speed of OOXML, beside docx2txt and two libraries from npm. */
export async function ooxmlSection(readersFor: ReadersFor, times: number): Promise<Section> {
  const shop = workshop();
  const { xml, words } = largeBody(30 * megabyte);
  const bytes = buildDocx(xml);
  const file = await shop.write('large.docx', bytes);
  const mine = await ours('large.docx', bytes, readersFor, times);
  const tool = await theirs('docx2txt', [file, '-'], times);
  const measures: Measure[] = [
    {
      name: 'OOXML, XML read',
      value: xml.length / megabyte / (mine.ms / 1000),
      unit: 'MB/s',
      budget: atLeast(50, 80),
    },
    {
      name: 'share of the words written',
      value: recall(mine.text, words),
      unit: '',
      budget: atLeast(0.99, 0.999),
    },
  ];
  const notes = [
    `30 MB of XML in one docx of ${(bytes.length / megabyte).toFixed(1)} MB, ${String(times)} times`,
  ];
  if (tool === null) notes.push('docx2txt is missing (Debian: docx2txt)');
  else
    measures.push(
      { name: 'docx2txt’s time in ours', value: tool.ms / mine.ms, unit: '×' },
      { name: 'share of them that docx2txt gives', value: recall(tool.text, words), unit: '' },
    );
  await addContenders(file, Math.min(times, 3), measures, notes);
  return { bench: 'ooxml', notes, measures };
}

async function addContenders(
  file: string,
  times: number,
  measures: Measure[],
  notes: string[],
): Promise<void> {
  const [own, ...others] = await inTurn(contenders, (one) => measureContender(one, file, times));
  if (own == null) throw new Error('the docx could not be read');
  notes.push(`memory and the other libraries: ${String(times)} processes each, of their own`);
  measures.push({ name: 'memory of a process that reads it', value: own.peakMb, unit: 'MB' });
  others.forEach((result, at) => {
    const name = contenders[at + 1] ?? '';
    if (result === null) return notes.push(`${name} could not read it`);
    return measures.push(
      {
        name: `${name}'s time in ours, both started anew`,
        value: result.ms / own.ms,
        unit: '×',
        budget: atLeast(3, 3),
      },
      {
        name: `our memory as a share of ${name}'s`,
        value: own.peakMb / result.peakMb,
        unit: '',
        budget: atMost(0.25, 0.25),
      },
    );
  });
}

/** One after the other: they would slow each other down. */
async function inTurn<T, R>(list: readonly T[], use: (one: T) => Promise<R>): Promise<readonly R[]> {
  const results: R[] = [];
  for (const one of list) results.push(await use(one));
  return results;
}

/** Time and words of a PDF of 1,000 pages, beside pdftotext. */
export async function pdfSection(times: number): Promise<Section> {
  const engines = createPdfEngines();
  const readersFor = createReadersFor([engines]);
  const pages = Array.from({ length: 1000 }, (_, at) =>
    Array.from({ length: 40 }, (_line, line) => text(11, at * 40 + line + 1)),
  );
  const bytes = textPdf(pages);
  const file = await workshop().write('large.pdf', bytes);
  const mine = await ours('large.pdf', bytes, readersFor, times);
  engines.end();
  const tool = await theirs('pdftotext', [file, '-'], times);
  const measures: Measure[] = [{ name: '1,000 pages', value: mine.ms / 1000, unit: 's' }];
  const notes = [`${(bytes.length / megabyte).toFixed(1)} MB, 440 words a page, ${String(times)} times`];
  if (tool === null) notes.push('pdftotext is missing (Debian: poppler-utils)');
  else
    measures.push(
      { name: 'our time in pdftotext’s', value: mine.ms / tool.ms, unit: '×', budget: atMost(2, 1) },
      {
        name: 'share of pdftotext’s words',
        value: recall(mine.text, tool.text),
        unit: '',
        budget: atLeast(0.99, 0.999),
      },
    );
  return { bench: 'pdf', notes, measures };
}
