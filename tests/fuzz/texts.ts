import { loadEngine } from '../../lib/core/detect/engine/index.ts';
import { scanInChunks } from '../../lib/core/detect/engine/scan-in-chunks.ts';
import type { Finding } from '../../lib/core/detect/finding.ts';
import { phonesFor } from '../../lib/core/detect/phone/from-metadata.ts';
import type { Counts, Fuzzer } from './fuzzer.ts';
import { randomOf, type Random } from './random.ts';
import { parseRules, readRules } from './rules.ts';
import { piecesOf, textOf } from './text-source.ts';

const maxUnfiltered = 2000;

/** The engine with all rules, on texts that nobody would write. */
export function textFuzzer(root: string): Fuzzer {
  const { detectors, compiled, settings } = parseRules(readRules(root));
  const pieces = piecesOf(detectors);
  const shown = new Set(compiled.filter(({ mask }) => mask === 'none').map(({ id }) => id));
  const phones = phonesFor(settings?.regions ?? []);
  const engine = loadEngine(compiled, { phones });
  const unfiltered = loadEngine(compiled, { phones, unfiltered: true });
  return {
    round: async (seed): Promise<Counts> => {
      const random = randomOf(seed);
      const text = textOf(random, pieces);
      const findings = engine.scan(text);
      checkFindings(findings, text, shown);
      expectSame('a second scan', engine.scan(text), findings);
      const isShort = text.length <= maxUnfiltered;
      if (isShort) expectSame('without gates', unfiltered.scan(text), findings);
      const chunk = random.pick([1 + random.int(20), 64, 1000]);
      expectSame(`in chunks of ${String(chunk)}`, await scanInChunks(engine, text, { chunk }), findings);
      const edits = checkSession(random, text, engine, () => textOf(random, pieces).slice(0, 60));
      return {
        texts: 1,
        characters: text.length,
        findings: findings.length,
        unfiltered: isShort ? 1 : 0,
        edits,
      };
    },
  };
}

function checkFindings(findings: readonly Finding[], text: string, shown: ReadonlySet<string>): void {
  let before = 0;
  for (const { detector, start, end, masked } of findings) {
    const wrong = (what: string): never => {
      throw new Error(`${detector} ${String(start)}-${String(end)} ${what} in ${JSON.stringify(text)}`);
    };
    if (start < before) wrong('is out of order');
    if (!Number.isInteger(start) || !Number.isInteger(end) || end > text.length) wrong('is out of the text');
    if (end <= start) wrong('is empty');
    before = start;
    const value = plain(text.slice(start, end));
    if (!shown.has(detector) && value.length > 0 && plain(masked).includes(value)) wrong('shows its value');
  }
}

function plain(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

/** As when somebody writes: mostly at the end, sometimes a correction or a paste further up. */
function checkSession(
  random: Random,
  text: string,
  engine: ReturnType<typeof loadEngine>,
  piece: () => string,
): number {
  const session = engine.session();
  const edits = random.int(5);
  let current = text.slice(0, 1500);
  session.scan(current);
  for (let i = 0; i < edits; i += 1) {
    const at = random.chance(0.6) ? current.length : random.int(current.length + 1);
    const put = random.pick([() => '', () => random.pick([...'1 a-.@']), piece])();
    current = current.slice(0, at) + put + current.slice(at + random.pick([0, 0, 1, 5, 40]));
    expectSame(
      `after edit ${String(i)} in ${JSON.stringify(current)}`,
      session.scan(current),
      engine.scan(current),
    );
  }
  return edits;
}

function expectSame(how: string, found: readonly Finding[] | null, wanted: readonly Finding[]): void {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`different findings ${how}: ${a} instead of ${b}`);
}
