import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { PlainError, runScript } from './lib/plain-error.mjs';
import { ensureDependencies } from './lib/setup.mjs';
import { withBench } from './lib/with-bench.mjs';

const usage =
  'Usage: npm run fuzz:files -- [--per-format 20000] [--format docx …] [--seconds N] [--seed N] [--no-bombs] [--ocr]\n' +
  '  Damaged files of each format, and bombs, in processes that are watched. --seconds: at most, for each format.\n' +
  '  --ocr: writing in pictures is read too, a second or so for each.';

/** Who else is asked about a file that is called clean though planted words are gone (tests/files/fuzz/still-whole.ts). */
const otherReaders = {
  '7zz': '7zip, for 7z, bz2 and xz',
  lsar: 'unar, for rar',
  pdftotext: 'poppler-utils, for pdf',
  xmllint: 'libxml2-utils, for office files',
};

await runScript(async () => {
  const { perFormat, formats, seconds, seed, bombs, ocr } = readArguments();
  await ensureDependencies();
  return withBench('tests/files/fuzz/main.ts', async ({ fuzzFormat, fuzzFormats, endChildren }) => {
    const unknown = formats.find((format) => !fuzzFormats.includes(format));
    if (unknown !== undefined)
      throw new PlainError(`There is no format "${unknown}", only ${fuzzFormats.join(', ')}. ${usage}`);
    process.stdout.write(`seed ${seed}\n`);
    for (const line of missingReaders()) process.stdout.write(`${line}\n`);
    const waiting = formats.length > 0 ? [...formats] : [...fuzzFormats];
    let found = 0;
    let files = 0;
    const one = async () => {
      for (let format = waiting.shift(); format !== undefined; format = waiting.shift()) {
        const report = await fuzzFormat(format, { perFormat, seed, seconds, bombs, ocr });
        found += report.findings.length;
        files += report.files;
        process.stdout.write(`${told(report)}\n`);
      }
    };
    await Promise.all([one(), one()]);
    endChildren();
    process.stdout.write(`${files} files, ${found} findings\n`);
    return found > 0 ? 1 : 0;
  });
});

function missingReaders() {
  return Object.entries(otherReaders).flatMap(([program, what]) =>
    spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
      ? []
      : [`without ${program} (Debian: ${what}): what is wrongly called clean there cannot be seen`],
  );
}

function told({ format, files, verdicts, slowestMs, peakMb, findings }) {
  const counts = Object.entries(verdicts).map(([verdict, count]) => `${verdict} ${count}`);
  const head = `${format}: ${files} files, ${counts.join(', ')}; slowest ${slowestMs.toFixed(0)} ms, peak ${peakMb.toFixed(0)} MB`;
  const lines = findings.map(({ kind, round, what }) => `  FOUND ${kind} ${round}: ${what}`);
  return [head, ...lines].join('\n');
}

function readArguments() {
  const options = /** @type {const} */ ({
    'per-format': { type: 'string', default: '20000' },
    format: { type: 'string', multiple: true, default: [] },
    seconds: { type: 'string' },
    seed: { type: 'string' },
    'no-bombs': { type: 'boolean', default: false },
    ocr: { type: 'boolean', default: false },
  });
  try {
    const { values } = parseArgs({ options });
    const perFormat = Number(values['per-format']);
    const seconds = Number(values.seconds ?? Infinity);
    const seed = Number(values.seed ?? Date.now() % 2 ** 31);
    if (!Number.isInteger(perFormat) || perFormat < 0)
      throw new PlainError(`--per-format must be a whole number. ${usage}`);
    if (!(seconds > 0)) throw new PlainError(`--seconds must be more than 0. ${usage}`);
    if (!Number.isInteger(seed) || seed < 0) throw new PlainError(`--seed must be a whole number. ${usage}`);
    return { perFormat, seconds, seed, formats: values.format, bombs: !values['no-bombs'], ocr: values.ocr };
  } catch (error) {
    if (error instanceof PlainError) throw error;
    throw new PlainError(`${error.message.split('\n')[0]} ${usage}`);
  }
}
