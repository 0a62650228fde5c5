import type { ReadersFor } from '../../lib/inspect/stage.ts';
import { workshop } from '../../tests/files/producers/workshop.ts';
import { findTool } from '../../scripts/lib/tools.mjs';
import { atMost, type Measure, type Section } from '../lib/report.ts';
import { ours, theirs } from './timing.ts';
import { text } from './words.ts';

const kinds = [
  { name: 'bench.zip', tool: 'zip', args: ['-qr', 'bench.zip', 'bench-files'] },
  { name: 'bench.7z', tool: '7zz', args: ['a', 'bench.7z', 'bench-files'] },
  { name: 'bench.tar.gz', tool: 'tar', args: ['-czf', 'bench.tar.gz', 'bench-files'] },
  { name: 'bench.tar.xz', tool: 'tar', args: ['-cJf', 'bench.tar.xz', 'bench-files'] },
] as const;

/** 20 MB of text in 20 files: unpacked and read by us, unpacked alone by bsdtar. */
export async function archiveSection(readersFor: ReadersFor, times: number): Promise<Section> {
  const shop = workshop();
  await shop.run('mkdir', '-p', 'bench-files');
  for (let at = 0; at < 20; at += 1)
    await shop.write(
      `bench-files/${String(at)}.txt`,
      `${text(20, at + 1)}\n`.repeat(10_000).slice(0, 1_000_000),
    );
  const measures: Measure[] = [];
  const notes = ['20 files of 1 MB; ours also reads what is in them, bsdtar writes it away'];
  for (const { name, tool, args } of kinds) {
    if (findTool(tool) === null) {
      notes.push(`${tool} is missing: no ${name}`);
      continue;
    }
    await shop.run(tool, ...args);
    const mine = await ours(name, await shop.read(name), readersFor, times);
    measures.push({ name, value: mine.ms, unit: 'ms' });
    const other = await theirs('bsdtar', ['-xOf', `${shop.folder}/${name}`], times);
    if (other === null) notes.push('bsdtar is missing (Debian: libarchive-tools)');
    else
      measures.push({
        name: `${name}, our time in bsdtar’s`,
        value: mine.ms / other.ms,
        unit: '×',
        budget: atMost(5, 2),
      });
  }
  return { bench: 'archives', notes, measures };
}
