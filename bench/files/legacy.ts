import { readFile } from 'node:fs/promises';
import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { handSpecimens } from '../../tests/files/specimens.ts';
import { officeSpecimens } from '../../tests/files/producers/office.ts';
import { workshop } from '../../tests/files/producers/workshop.ts';
import { findTool } from '../../scripts/lib/tools.mjs';
import { atLeast, atMost, type Measure, type Section } from '../lib/report.ts';
import { quantile } from '../lib/statistics.ts';
import { ours, theirs } from './timing.ts';
import { recall, text } from './words.ts';

const paragraphs = (count: number): string =>
  Array.from({ length: count }, (_, at) => `<text:p>${text(60, at + 1)}</text:p>`).join('');

const namespaces = ['office', 'text', 'draw', 'presentation', 'style', 'table']
  .map(
    (name) =>
      `xmlns:${name}="urn:oasis:names:tc:opendocument:xmlns:${name === 'draw' ? 'drawing' : name}:1.0"`,
  )
  .join(' ');
const flat = (kind: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document>`;
const slide = (_: unknown, at: number): string =>
  `<draw:page draw:name="p${String(at)}"><draw:frame svg:x="1cm" svg:y="1cm" svg:width="20cm" svg:height="15cm"><draw:text-box>${paragraphs(3)}</draw:text-box></draw:frame></draw:page>`;

/** What LibreOffice saves, and who else reads it. */
const kinds = [
  {
    ending: 'doc',
    filter: 'doc:MS Word 97',
    source: 'bench.fodt',
    tool: 'antiword',
    args: ['-m', 'UTF-8.txt'],
    make: () => flat('text', paragraphs(1500)),
  },
  {
    ending: 'ppt',
    filter: 'ppt:MS PowerPoint 97',
    source: 'bench.fodp',
    tool: 'catppt',
    args: ['-d', 'utf-8'],
    make: () => flat('presentation', Array.from({ length: 60 }, slide).join('')),
  },
] as const;

/** Words of doc and ppt, beside antiword and catppt. */
export async function legacySection(readersFor: ReadersFor, times: number): Promise<Section> {
  const measures: Measure[] = [];
  const notes: string[] = [];
  if (findTool('soffice') === null)
    return { bench: 'doc, ppt', notes: ['LibreOffice is missing: nothing to read'], measures };
  const shop = workshop();
  for (const { ending, filter, source, tool, args, make } of kinds) {
    const written = make();
    await shop.write(source, written);
    await shop.run(
      'soffice',
      `-env:UserInstallation=file://${shop.folder}/profile`,
      '--headless',
      '--convert-to',
      filter,
      source,
    );
    const file = `${shop.folder}/bench.${ending}`;
    const bytes = new Uint8Array(await readFile(file));
    const mine = await ours(`bench.${ending}`, bytes, readersFor, times);
    const words = written.replace(/<[^>]{1,2000}>/g, ' ');
    measures.push(
      { name: `${ending} of ${(bytes.length / 1000).toFixed(0)} KB`, value: mine.ms, unit: 'ms' },
      {
        name: `${ending}, share of the words written`,
        value: recall(mine.text, words),
        unit: '',
        budget: atLeast(0.98, 0.999),
      },
    );
    const other = await theirs(tool, [...args, file], times);
    if (other === null) notes.push(`${tool} is missing`);
    else if (other.text.trim() === '') notes.push(`${tool} reads nothing in what LibreOffice saves`);
    else
      measures.push(
        { name: `${ending}, our time in ${tool}’s`, value: mine.ms / other.ms, unit: '×' },
        {
          name: `${ending}, share of ${tool}’s words`,
          value: recall(mine.text, other.text),
          unit: '',
          budget: atLeast(0.98, 0.999),
        },
      );
  }
  return { bench: 'doc, ppt', notes, measures };
}

/** How long a person waits: files of the corpus below 1 MB, without writing in pictures. */
export async function firstVerdictSection(readersFor: ReadersFor, times: number): Promise<Section> {
  const sample: number[] = [];
  const made = findTool('soffice') === null ? [] : officeSpecimens;
  for (const specimen of [...handSpecimens, ...made]) {
    const bytes = await specimen.bytes();
    if (bytes.length < 1_000_000) sample.push((await ours(specimen.name, bytes, readersFor, times)).ms);
  }
  return {
    bench: 'first verdict',
    notes: [
      `${String(sample.length)} files of the corpus, under Node: without the way through the browser, which npm run bench measures`,
      'The hand-over of 50 MB needs a browser: not here.',
    ],
    measures: [
      { name: 'p50', value: quantile(sample, 0.5), unit: 'ms' },
      { name: 'p95', value: quantile(sample, 0.95), unit: 'ms', budget: atMost(500, 250) },
      { name: 'slowest', value: quantile(sample, 1), unit: 'ms' },
    ],
  };
}
