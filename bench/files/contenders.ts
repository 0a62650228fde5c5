import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { lookInto } from '../../lib/inspect/look-into.ts';
import { median } from '../lib/statistics.ts';
import { createTestReaders } from '../../tests/files/reader.ts';

/** Who reads OOXML; the others are installed for this alone. */
export const contenders = ['sluice', 'mammoth', 'officeparser'] as const;
export type Contender = (typeof contenders)[number];

const resultSchema = v.object({ ms: v.number(), peakMb: v.number(), length: v.number() });
export type ContenderResult = v.InferOutput<typeof resultSchema>;

const flag = '--bench-files-contender';

/** Medians of reading the file in processes of their own; null where the contender fails. */
export async function measureContender(
  contender: Contender,
  file: string,
  times: number,
): Promise<ContenderResult | null> {
  const results: ContenderResult[] = [];
  for (let time = 0; time < times; time += 1) {
    const result = await readOnce(contender, file);
    if (result === null) return null;
    results.push(result);
  }
  const middle = (key: keyof ContenderResult): number => median(results.map((result) => result[key]));
  return { ms: middle('ms'), peakMb: middle('peakMb'), length: middle('length') };
}

function readOnce(contender: Contender, file: string): Promise<ContenderResult | null> {
  return new Promise((resolve) => {
    const child = fork(fileURLToPath(import.meta.url), [flag, contender, file], { silent: true });
    let result: ContenderResult | null = null;
    child.on('message', (message) => (result = v.parse(resultSchema, message)));
    child.on('close', () => resolve(result));
  });
}

const readers: Readonly<Record<Contender, (file: string) => Promise<string>>> = {
  async sluice(file) {
    const bytes = new Uint8Array(readFileSync(file));
    const readersFor = createTestReaders({ ocr: false });
    const { texts } = await lookInto('a.docx', bytes, { readersFor });
    return texts.map(({ text }) => text).join('\n');
  },
  async mammoth(file) {
    const { extractRawText } = v.parse(mammothSchema, load('mammoth'));
    return v.parse(v.object({ value: v.string() }), await extractRawText({ path: file })).value;
  },
  async officeparser(file) {
    const { parseOffice, generate } = v.parse(officeparserSchema, load('officeparser'));
    return v.parse(v.object({ value: v.string() }), await generate(await parseOffice(file), 'text')).value;
  },
};

const call = v.custom<(...given: readonly unknown[]) => Promise<unknown>>(
  (value) => typeof value === 'function',
);
const mammothSchema = v.object({ extractRawText: call });
const officeparserSchema = v.object({ parseOffice: call, generate: call });

const load = (name: string): unknown => createRequire(import.meta.url)(name);

async function serve(contender: string, file: string): Promise<void> {
  const known = contenders.find((one) => one === contender);
  if (known === undefined) return;
  const started = performance.now();
  const text = await readers[known](file);
  const ms = performance.now() - started;
  process.send?.({ ms, peakMb: process.resourceUsage().maxRSS / 1024, length: text.length });
}

const at = process.argv.indexOf(flag);
if (at !== -1 && process.send !== undefined) {
  void serve(process.argv[at + 1] ?? '', process.argv[at + 2] ?? '').finally(() => process.disconnect());
}
