import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { lookInto } from '../../lib/inspect/look-into.ts';
import { createTestReaders } from '../../tests/files/reader.ts';

/** Who reads OOXML; the others are no dependency of ours, and measured where somebody has installed them. */
export const contenders = ['sluice', 'mammoth', 'officeparser'] as const;
export type Contender = (typeof contenders)[number];

const resultSchema = v.object({ ms: v.number(), peakMb: v.number(), length: v.number() });
export type ContenderResult = v.InferOutput<typeof resultSchema>;

const flag = '--bench-files-contender';

/** Reads the file once in a process of its own; null where the contender is not installed or fails. */
export function measureContender(contender: Contender, file: string): Promise<ContenderResult | null> {
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
    const { parseOfficeAsync } = v.parse(officeparserSchema, load('officeparser'));
    return v.parse(v.string(), await parseOfficeAsync(file));
  },
};

const call = v.custom<(argument: unknown) => Promise<unknown>>((value) => typeof value === 'function');
const mammothSchema = v.object({ extractRawText: call });
const officeparserSchema = v.object({ parseOfficeAsync: call });

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
