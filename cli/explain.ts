import { explain, type Explanation } from '../lib/core/detect/explain.ts';
import { explainRules, type RuleExplanation, type TermCount } from '../lib/core/decide/explain-rules.ts';
import { loadPolicy } from '../lib/core/decide/index.ts';
import { phonesFor } from '../lib/core/detect/phone/from-metadata.ts';
import { loadDetection } from './detection.ts';
import type { ExitCode, Io } from './io.ts';
import { type JudgeOptions, prepare } from './prepare.ts';

/**
 * `sluice explain`: why each match is a finding or none, and why each rule did what it did. Values are masked.
 * What rules judge by is weighed without the detectors that none of them uses; those stand apart, as if one did.
 */
export async function explainText(io: Io, text: string, options: JudgeOptions): Promise<ExitCode> {
  const { bundle, egress, now } = await prepare(io, { kind: 'text', text }, options);
  const { compiled, regions } = await loadDetection(io, options.rules);
  const matches = explain(text, bundle.detectors, bundle.phones);
  const inUse = new Set(bundle.detectors.map(({ id }) => id));
  const unused = explain(text, compiled, phonesFor(regions)).filter(({ detector }) => !inUse.has(detector));
  const rules = explainRules(loadPolicy(bundle), egress, now);
  if (options.json) {
    io.out(`${JSON.stringify({ matches, unused, rules: rules.map(bare) }, null, 2)}\n`);
    return 0;
  }
  const none = unused.length === 0 ? 'No pattern matches.' : 'No pattern that a rule uses matches.';
  const found = matches.length === 0 ? [none] : matches.map(describeMatch);
  const apart = unused.length === 0 ? [] : ['', unusedTitle, ...unused.map(describeMatch)];
  io.out(`${[...found, ...apart, '', 'Rules', ...rules.map(describeRule)].join('\n')}\n`);
  return 0;
}

const unusedTitle = 'Detectors that no rule uses (as if one did; nothing of this counts)';

function describeMatch(match: Explanation): string {
  const { detector, pattern, start, end, masked, validators, evidence } = match;
  const lines = validators.map(({ name, passed }) => `    ${passed ? 'passes' : 'fails'} ${name}`);
  const near = evidence.map((one) => {
    const what = one.detector ?? `a word at ${String(one.start)}-${String(one.end)}`;
    return `    ${one.kind === 'support' ? 'supported' : 'contradicted'} by ${what}, ${String(one.gap)} characters away`;
  });
  return [
    `${detector}/${pattern} at ${String(start)}-${String(end)} ${masked}: ${outcomeText(match)}`,
    ...lines,
    ...near,
  ].join('\n');
}

function outcomeText({ outcome }: Explanation): string {
  switch (outcome.kind) {
    case 'finding':
      return outcome.confidence === outcome.without
        ? `${outcome.confidence} confidence`
        : `${outcome.confidence} confidence (${outcome.without} without support)`;
    case 'invalid':
      return 'nothing: a validator refuses it';
    case 'excluded':
      return 'nothing: excluded, or published for tests';
    case 'unsupported':
      return 'nothing: no supporting word is near';
    case 'refuted':
      return 'nothing: a contrary word is nearer than any support';
    case 'outranked':
      return `nothing: ${outcome.by} is the better finding there`;
    default:
      return outcome satisfies never;
  }
}

function describeRule(explained: RuleExplanation): string {
  const { rule, action, decides } = explained;
  const name = `${rule.pack}/${rule.id}`;
  const mode = rule.mode === 'simulate' ? ' (simulated)' : '';
  return `  ${name}${mode}: ${decides ? `${action}, and decides` : action === 'allow' ? whyNot(explained) : action}`;
}

function whyNot({ outcome }: RuleExplanation): string {
  if (outcome.kind === 'hit') return 'nothing to do';
  if (outcome.kind === 'not-here') return `does not apply here (${outcome.unmet.join(', ')})`;
  const terms = outcome.terms.map(countText).join('; ');
  return outcome.kind === 'exempt' ? `exempt by unless (${terms})` : `does not match (${terms})`;
}

function countText({ term, found, fitting, distinct }: TermCount): string {
  const least =
    term.minConfidence === undefined || term.minConfidence === 'low'
      ? ''
      : ` at ${term.minConfidence} or above`;
  const wanted = [
    ...(term.minCount === undefined ? [] : [`${String(term.minCount)} needed`]),
    ...(term.minDistinct === undefined
      ? []
      : [`${String(term.minDistinct)} distinct needed, ${String(distinct)} there`]),
  ];
  const unsure = found === fitting ? '' : `, ${String(found - fitting)} less sure`;
  return [`${term.detector}: ${String(fitting)}${least}${unsure}`, ...wanted].join(', ');
}

function bare({ rule, action, decides, outcome }: RuleExplanation): object {
  return { pack: rule.pack, rule: rule.id, mode: rule.mode, action, decides, outcome };
}
