import { cpus, loadavg } from 'node:os';
import { run } from '../../scripts/lib/run.mjs';
import { createTestReaders } from '../../tests/files/reader.ts';
import { type Report, type Section, sectionText, toJson, toText } from '../lib/report.ts';
import { archiveSection } from './archives.ts';
import { firstVerdictSection, legacySection } from './legacy.ts';
import { ooxmlSection, pdfSection } from './office.ts';
import { packageSection } from '../lib/package-size.ts';
import { pictureSection } from './pictures.ts';

export interface FileBenchOptions {
  readonly only: readonly string[];
  readonly times: number;
  readonly say: (line: string) => void;
}

type Play = (times: number) => Promise<Section>;

const withoutWriting = createTestReaders({ ocr: false });
const withWriting = createTestReaders({ ocr: true });

const plays: Readonly<Record<string, Play>> = {
  ooxml: (times) => ooxmlSection(withoutWriting, times),
  pdf: (times) => pdfSection(times),
  legacy: (times) => legacySection(withoutWriting, times),
  archives: (times) => archiveSection(withoutWriting, times),
  ocr: (times) => pictureSection(withWriting, Math.min(times, 3)),
  package: () => Promise.resolve(packageSection()),
  verdict: (times) => firstVerdictSection(withoutWriting, times),
};

export const fileBenches: readonly string[] = Object.keys(plays);

/** Measures one after the other. Throws where something could not be measured, never for a number. */
export async function runFileBenches({ only, times, say }: FileBenchOptions): Promise<Report> {
  const load = loadavg()[0] ?? 0;
  const sections: Section[] = [];
  for (const [name, play] of Object.entries(plays)) {
    if (!only.includes(name)) continue;
    say(`Measuring ${name} …`);
    const section = await play(times);
    say(sectionText(section)); // at once: on a busy machine the next one may take half an hour
    sections.push(section);
  }
  const cores = cpus();
  const cpu = cores[0]?.model.trim() ?? 'unknown';
  return {
    commit: (await run('git', ['rev-parse', '--short', 'HEAD'])).output.trim(),
    changed: (await run('git', ['status', '--porcelain', '--untracked-files=no'])).output.trim() !== '',
    date: new Date().toISOString().slice(0, 10),
    machine: { cores: cores.length, cpu, load, node: process.versions.node, browser: 'not started' },
    quick: false,
    sections,
  };
}

export { toJson, toText };
