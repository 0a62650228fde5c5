import { loadPolicy } from '../../lib/core/decide/index.ts';
import { parseBundle } from '../../lib/core/policy/parse-bundle.ts';
import { peers } from '../accuracy/peers.ts';
import { nativePatterns } from '../policy/native.ts';
import type { BenchPolicy } from '../policy/policies.ts';
import { countMatches } from '../probe/throughput.ts';
import { countRe2Matches, re2Patterns } from './re2.ts';

/** Something that reads texts. */
export interface Contender {
  readonly name: string;
  /** Name of the contender that it is compared with; its own where it is that one. */
  readonly against: string;
  /** Of the text that it is given at a time, in characters. */
  readonly length: number;
  /** How much of the policy it reads, where that is a question. */
  readonly reads?: string;
  readonly read: (text: string) => unknown;
}

const length = 64_000;
/** For those that would take many seconds over a longer one. */
const slowLength = 4_000;

const engineName = ({ name }: BenchPolicy): string => `${name}: Sluice`;

/** The engine, and other engines with the same patterns. */
export function samePatterns(policy: BenchPolicy): Contender[] {
  const bundle = parseBundle(JSON.parse(JSON.stringify(policy.bundle)));
  if (!bundle.ok) throw new Error(bundle.error);
  const { engine } = loadPolicy(bundle.value);
  const natives = nativePatterns(policy.detectors).map(({ source, flags }) => new RegExp(source, flags));
  const re2 = re2Patterns(policy.detectors);
  const against = engineName(policy);
  return [
    { name: against, against, length, read: (text) => engine.scan(text) },
    {
      name: `${policy.name}: native RegExp, one by one`,
      against,
      length,
      reads: `native RegExp ${natives.length} of ${policy.patterns}`,
      read: (text) => countMatches(natives, text),
    },
    {
      name: `${policy.name}: re2js, one by one`,
      against,
      length: slowLength,
      reads: `re2js ${re2.length} of ${policy.patterns}`,
      read: (text) => countRe2Matches(re2, text),
    },
  ];
}

/** Other products, as they come, beside the engine with the policy that it comes with. */
export function asTheyCome(policy: BenchPolicy): Contender[] {
  return peers().map(({ name, look }) => ({
    name: `as it comes: ${name}`,
    against: engineName(policy),
    length,
    read: look,
  }));
}
