import type { Measure, Section } from '../lib/report.ts';
import { median } from '../lib/statistics.ts';
import { benchPolicies } from '../policy/policies.ts';
import { byteLength, csvText, mixedText } from '../policy/texts.ts';
import { asTheyCome, type Contender, samePatterns } from './contenders.ts';

/** ms for each KB, a turn each, by name. */
type Turns = ReadonlyMap<string, readonly number[]>;

interface Plan {
  readonly turns: number;
  readonly turnMs: number;
  readonly warmUpMs: number;
}

/** What npm offers for the same purpose, and other engines with the same patterns, on the same texts, in Node. */
export async function peersSection({ root, quick }: { root: string; quick: boolean }): Promise<Section> {
  const { shipped, part } = benchPolicies(root);
  const contenders = [...samePatterns(shipped), ...samePatterns(part), ...asTheyCome(shipped)];
  const plan: Plan = quick
    ? { turns: 3, turnMs: 50, warmUpMs: 400 }
    : { turns: 7, turnMs: 200, warmUpMs: 1000 };
  const measures: Measure[] = [];
  for (const [kind, text] of [
    ['mixed', mixedText(600_000)],
    ['CSV', csvText(600_000)],
  ] as const) {
    const turns = await takeTurns(contenders, text, plan);
    measures.push(...contenders.flatMap((contender) => measuresOf(kind, contender, turns)));
  }
  return { bench: 'peers', notes: notes(contenders, plan), measures };
}

async function takeTurns(contenders: readonly Contender[], text: string, plan: Plan): Promise<Turns> {
  const turns = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (const contender of contenders) await takeTurn(contender, text, plan.warmUpMs);
  for (let turn = 0; turn < plan.turns; turn += 1) {
    for (const contender of contenders) {
      turns.get(contender.name)?.push(await takeTurn(contender, text, plan.turnMs));
    }
  }
  return turns;
}

/** Reads one piece of the text after the other, from the start, until the time is over: one at least. */
async function takeTurn({ length, read }: Contender, text: string, turnMs: number): Promise<number> {
  let bytes = 0;
  let tookMs = 0;
  for (let at = 0; tookMs < turnMs; at = (at + length) % (text.length - length)) {
    const piece = text.slice(at, at + length);
    bytes += byteLength(piece);
    const start = performance.now();
    await read(piece);
    tookMs += performance.now() - start;
  }
  // secretlint's profiler counts up behind its calls: not in another's turn.
  await new Promise((resolve) => setImmediate(resolve));
  return tookMs / (bytes / 1000);
}

function measuresOf(kind: string, { name, against }: Contender, turns: Turns): Measure[] {
  const own = turns.get(name) ?? [];
  const other = turns.get(against) ?? [];
  const time: Measure = { name: `${kind}, ${name}`, value: median(own), unit: 'ms/KB' };
  if (name === against) return [time];
  const ratio = median(own.map((rate, turn) => rate / (other[turn] ?? NaN)));
  return [time, { name: `${kind}, ${name}, to Sluice`, value: ratio, unit: '×' }];
}

function notes(contenders: readonly Contender[], { turns, turnMs }: Plan): string[] {
  const longest = Math.max(...contenders.map(({ length }) => length));
  const slow = contenders.filter(({ length }) => length < longest);
  return [
    `in Node; median of ${turns} turns of ${turnMs} ms or one text, whichever is longer, all in turn; "to Sluice": its time is 1, less is faster; MB/s is 1 divided by ms/KB`,
    `texts of ${longest} characters; of ${slow[0]?.length ?? longest} for re2js, which would take many seconds over a longer one (rates are per KB)`,
    `patterns that can be read: ${contenders.flatMap(({ reads }) => reads ?? []).join(', ')}`,
    'Sluice also validates, weighs support, resolves overlaps and undoes disguises; the other engines only match, re2js without boundaries, and is asked first whether there is a match at all',
    'as it comes: each looks for other things than the default policy, mostly for fewer, and is compared with Sluice under that; what they find says bench:accuracy',
  ];
}
