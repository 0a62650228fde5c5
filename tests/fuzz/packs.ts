import { judge, loadPolicy } from '../../lib/core/decide/index.ts';
import { supportersOf } from '../../lib/core/detect/run-examples.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import { parseBundle } from '../../lib/core/policy/parse-bundle.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { samplePack, sampleRule } from '../../lib/core/policy/sample-policy.ts';
import type { Problem } from '../../lib/core/problem.ts';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import type { Counts, Fuzzer } from './fuzzer.ts';
import { mutated } from './mutate.ts';
import { randomOf } from './random.ts';
import { parseRules, readRules, type File } from './rules.ts';

const meta = { organisation: 'o', version: 1, issuedAt: '2026-03-01T00:00:00.000Z' };
const noon = Date.parse('2026-03-04T12:00:00Z');
/** From this length on, a piece of an example in a message is no chance. */
const minLeak = 12;

/** The checks of policy files, on the files of rules/ with mistakes put in. */
export function packFuzzer(root: string): Fuzzer {
  const files = readRules(root);
  const { detectors, compiled } = parseRules(files);
  const fileOf = new Map(
    detectors.map(({ id }) => [id, files.find(({ path }) => path.endsWith(`/${id}.yaml`))]),
  );
  const frame = files.filter(({ path }) => /settings\.yaml$|\/platforms\//.test(path));
  const besides = (id: string): readonly File[] => {
    const own = compiled.find((one) => one.id === id);
    const needed = own ? supportersOf(own, compiled) : [];
    return [...frame, ...needed.flatMap((one) => fileOf.get(one.id) ?? [])];
  };
  return {
    round: (seed): Counts => {
      const random = randomOf(seed);
      // The packs need every detector: dear, and only one file in ten is one.
      const file = random.pick(files);
      const id = /detectors\/(.+)\.yaml$/.exec(file.path)?.[1];
      let text = file.text;
      for (let times = 1 + random.int(3); times > 0; times -= 1) text = mutated(random, text);
      const around = id === undefined && file.path.includes('/packs/') ? files : besides(id ?? '');
      const all = [...around.filter(({ path }) => path !== file.path), { path: file.path, text }];
      return check(all, file.path, text, around === files);
    },
  };
}

function check(all: readonly File[], changed: string, text: string, isWhole: boolean): Counts {
  const options = { examples: isWhole ? 'skip' : 'run' } as const;
  const parsed = parsePolicyFiles(all, options);
  const lines = new Map(all.map((file) => [file.path, file.text.split('\n')]));
  const examples = parsed.detectors.flatMap(({ examples: { match, noMatch } }) =>
    [...match.flatMap(({ text: whole, find }) => [whole, ...find]), ...noMatch.map((one) => one.text)].map(
      (one) => expandPlaceholders(one) ?? one,
    ),
  );
  for (const problem of parsed.problems) checkProblem(problem, lines, examples);
  if (parsed.problems.length > 0) return { files: 1, problems: parsed.problems.length };
  const ids = parsed.detectors.map((one) => one.id);
  const rules = ids.map((id, i) =>
    sampleRule({ id: `r${String(i)}`, match: `{ detector: ${JSON.stringify(id)} }` }),
  );
  const pack = samplePack(rules.join('\n'), 'fuzz.yaml', 'fuzz');
  const compiled = compilePolicy(
    [...all, ...(ids.length === 0 || ids.length > 200 ? [] : [pack])],
    meta,
    options,
  );
  // A file that was not well-formed enough to be Settings is the one thing that checking alone does not mind.
  if (!compiled.ok) {
    if (compiled.error.every((problem) => problem.code === 'policy/missing-settings'))
      return { files: 1, sound: 1 };
    throw new Error(`${changed} has no problem, but does not compile: ${JSON.stringify(compiled.error[0])}`);
  }
  const bundle = parseBundle(JSON.parse(JSON.stringify(compiled.value)));
  if (!bundle.ok) throw new Error(`${changed}: ${bundle.error} in\n${text}`);
  const policy = loadPolicy(bundle.value);
  const sent = examples.slice(0, 20).join('\n');
  const verdict = judge(
    policy,
    {
      platform: 'whatsapp',
      channel: 'message',
      conversation: { kind: 'direct', title: 'A' },
      account: { id: null },
      content: { kind: 'text', text: sent },
    },
    noon,
  );
  return { files: 1, sound: 1, findings: verdict.findings.length };
}

function checkProblem(
  problem: Problem,
  files: ReadonlyMap<string, readonly string[]>,
  examples: readonly string[],
): void {
  const wrong = (what: string): never => {
    throw new Error(`${what}: ${JSON.stringify(problem)}`);
  };
  const { file, line, column, message, hint = '' } = problem;
  if (problem.code !== 'policy/too-many') {
    const lines = files.get(file) ?? wrong('a problem of no file');
    const length = (lines[line - 1] ?? wrong('a line that is not there')).length;
    if (line < 1 || column < 1 || column > length + 1) wrong('a column that is not there');
  }
  if (!/^[^\n]{3,600}[.!?]$/u.test(message)) wrong('not one sentence');
  const leaked = examples.find((text) => text.length >= minLeak && `${message} ${hint}`.includes(text));
  if (leaked !== undefined) wrong('the content of an example is told');
}
