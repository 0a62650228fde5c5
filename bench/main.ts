import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { startReplicas } from '../replicas/serve.ts';
import { run } from '../scripts/lib/run.mjs';
import { guardSection } from './guard/guard.ts';
import { inspectorSection } from './inspector/inspector.ts';
import { packageSection } from './lib/package-size.ts';
import { installSection } from './install/install.ts';
import { matchedHost, servePages } from './lib/pages.ts';
import { sendsSection, unguardedHost } from './sends/sends.ts';
import { type Report, type Section, toJson, toText } from './lib/report.ts';
import { onStage, type Stage } from './lib/stage.ts';
import { peersSection } from './peers/peers.ts';
import { policyChangeSection } from './policy/change.ts';
import { redosSection } from './redos/redos.ts';
import { typingSection } from './typing/typing.ts';
import { underlineSection } from './underline/underline.ts';
import { engineSection, verdictSection } from './verdict/verdict.ts';

export interface BenchOptions {
  /** The checkout. */
  readonly root: string;
  /** Names from `benches`. */
  readonly only: readonly string[];
  readonly quick: boolean;
  /** The browser's program. */
  readonly chromium: string;
  /** Told what is measured next. */
  readonly say: (line: string) => void;
}

type Play = (options: BenchOptions, stage: Stage) => Promise<Section>;

const onPage = async (
  stage: Stage,
  play: (page: Awaited<ReturnType<Stage['context']['newPage']>>) => Promise<Section>,
) => {
  const page = await stage.context.newPage();
  await page.goto(`https://${matchedHost}/`);
  const section = await play(page);
  await page.close();
  return section;
};

const onPages: Readonly<Record<string, Play>> = {
  guard: ({ quick }, stage) => guardSection(stage, quick), // first: it enrols the browser
  verdict: ({ root, quick }, stage) => onPage(stage, (page) => verdictSection({ root, quick, page })),
  engine: ({ root, quick }, stage) => onPage(stage, (page) => engineSection({ root, quick, page })),
  typing: ({ root, quick }, stage) => onPage(stage, (page) => typingSection({ root, quick, page })),
};
const onReplica: Readonly<Record<string, Play>> = {
  'policy-change': ({ quick }, stage) => onPage(stage, (page) => policyChangeSection(page, stage, quick)),
  sends: ({ quick }, stage) => sendsSection(stage, quick),
  underline: ({ quick }, stage) => underlineSection(stage, quick),
  inspector: ({ quick }, stage) => inspectorSection(stage, quick),
};

export const benches: readonly string[] = [
  ...Object.keys(onPages),
  ...Object.keys(onReplica),
  'package',
  'redos',
  'peers',
  'install',
];

/** Runs the benches, one after the other. Throws when one could not be measured, never for a number. */
export async function runBenches(options: BenchOptions): Promise<Report> {
  const { root, chromium, only, say } = options;
  const load = loadavg()[0] ?? 0;
  const sections: Section[] = [];
  let browser = 'not started';
  const play = (plays: Readonly<Record<string, Play>>) => async (stage: Stage) => {
    browser = stage.browserVersion;
    for (const [name, measure] of Object.entries(plays)) {
      if (!only.includes(name)) continue;
      say(`Measuring ${name} …`);
      sections.push(await measure(options, stage));
    }
  };
  if (only.some((name) => name in onPages)) {
    const pages = await servePages();
    await onStage(chromium, pages, play(onPages)).finally(() => pages.close());
  }
  if (only.some((name) => name in onReplica)) {
    const replicas = await startReplicas({
      assetsDir: join(root, 'dist/replicas'),
      aliases: { [unguardedHost]: matchedHost },
    });
    await onStage(chromium, replicas, play(onReplica)).finally(() => replicas.close());
  }
  if (only.includes('package')) {
    say('Measuring package …');
    sections.push(packageSection());
  }
  if (only.includes('redos')) {
    say('Measuring redos …');
    sections.push(await redosSection(options));
  }
  if (only.includes('peers')) {
    say('Measuring peers …');
    sections.push(await peersSection(options));
  }
  if (only.includes('install')) {
    say('Measuring install …');
    sections.push(await installSection(root));
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
      browser,
    },
    quick: options.quick,
    sections,
  };
}

export { toJson, toText };
