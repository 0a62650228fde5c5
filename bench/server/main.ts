import { cpus, loadavg } from 'node:os';
import { run } from '../../scripts/lib/run.mjs';
import { atMost, type Report, type Section, sectionText, toJson, toText } from '../lib/report.ts';
import { consoleSection } from './console.ts';
import { ingestSection } from './ingest.ts';
import { pollSection } from './polls.ts';
import { publishSection } from './publish.ts';
import { pushSection } from './push.ts';
import { queriesSection } from './queries.ts';
import { startSubject, type Subject } from './subject.ts';

export interface ServerBenchOptions {
  readonly rows: number;
  readonly quick: boolean;
  /** Names from `benches`. */
  readonly only: readonly string[];
  readonly say: (line: string) => void;
}

type Play = (subject: Subject, options: ServerBenchOptions) => Promise<Section>;

/**
 * In this order: memory is read before anything else has used some, `console` and `start` work on the incidents of
 * `queries`.
 */
const plays: Readonly<Record<string, Play>> = {
  push: (subject, { quick }) => pushSection(subject, quick),
  ingest: (subject, { quick }) => ingestSection(subject, quick),
  polls: (subject, { quick }) => pollSection(subject, quick),
  publish: (subject, { quick }) => publishSection(subject, quick),
  queries: (subject, { rows, quick }) => queriesSection(subject, rows, quick),
  console: (subject, { rows, quick }) => consoleSection(subject, rows, quick),
  start: (subject) => startSection(subject),
};
export const benches: readonly string[] = Object.keys(plays);

/** Runs the server's benches, one after the other. Throws when one could not be measured, never for a number. */
export async function runServerBenches(options: ServerBenchOptions): Promise<Report> {
  const load = loadavg()[0] ?? 0;
  const sections: Section[] = [];
  const subject = await startSubject();
  try {
    for (const [name, play] of Object.entries(plays)) {
      if (!options.only.includes(name)) continue;
      options.say(`Measuring ${name} …`);
      const section = await play(subject, options);
      options.say(sectionText(section)); // what is measured stays said, whatever comes after
      sections.push(section);
    }
  } finally {
    await subject.close();
  }
  const cores = cpus();
  return {
    commit: (await run('git', ['rev-parse', '--short', 'HEAD'])).output.trim(),
    changed: (await run('git', ['status', '--porcelain', '--untracked-files=no'])).output.trim() !== '',
    date: new Date().toISOString().slice(0, 10),
    machine: {
      cores: cores.length,
      cpu: cores[0]?.model.trim() ?? 'unknown',
      load,
      node: process.versions.node,
      browser: options.only.includes('console') ? 'see console' : 'not used',
    },
    quick: options.quick,
    sections,
  };
}

async function startSection(subject: Subject): Promise<Section> {
  const { rows } = await subject.db.query<{ count: number }>('SELECT count(*)::int AS count FROM incidents');
  const startMs = await subject.restart();
  return {
    bench: 'start',
    notes: [`The process, embedded database and all, on ${String(rows[0]?.count)} incidents.`],
    measures: [{ name: 'start to ready', value: startMs / 1000, unit: 's', budget: atMost(5, 5) }],
  };
}

export { toJson, toText };
