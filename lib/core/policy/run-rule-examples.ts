import type { CompiledDetector } from '../detect/compiled.ts';
import { asksForPhones, exampleRegions, phonesFor } from '../detect/phone/from-metadata.ts';
import { expandPlaceholders } from '../detect/placeholders.ts';
import type { Content, Egress } from '../decide/egress.ts';
import { judge, type LoadedPolicy, loadPolicy } from '../decide/index.ts';
import type { CompiledRule, PolicyBundle } from './bundle.ts';
import { compileRule, neededDetectors } from './compile-rule.ts';
import type { Path } from './document.ts';
import { worded } from '../problem.ts';
import { say, type Sentence } from '../sentence.ts';
import type { Complaint } from './explain.ts';
import type { Rule, RuleExample, RulePack } from './schema.ts';

/**
 * Tries the rules of a checked pack with their examples, each rule by itself and as if enforced, whatever its mode is.
 * Messages name the example, not its content.
 */
export function runRuleExamples(pack: RulePack, compiled: readonly CompiledDetector[]): readonly Complaint[] {
  return pack.rules.flatMap((rule, index) => {
    if (rule.examples === undefined) return [];
    const policy = policyOf(pack, rule, compiled);
    const path: Path = ['rules', index, 'examples'];
    const { match = [], noMatch = [] } = rule.examples;
    return [
      ...match.flatMap((example, at) =>
        complaints(
          doesAsSaid(policy, rule, example),
          [...path, 'match', at],
          say`The rule does not match this example.`,
        ),
      ),
      ...noMatch.flatMap(({ why, ...example }, at) => {
        const done = doesAsSaid(policy, rule, example);
        const message = say`The rule should not match this example (${why}), and does.`;
        return complaints(done === null ? null : !done, [...path, 'noMatch', at], message);
      }),
    ];
  });
}

function complaints(isRight: boolean | null, path: Path, message: Sentence): readonly Complaint[] {
  if (isRight === true) return [];
  const complaint = { code: 'policy/example', path, part: 'value' } as const;
  const empty = say`An example needs a text or a file, and its placeholders must be well-formed.`;
  return [{ ...complaint, ...worded(isRight === null ? empty : message) }];
}

/** Null: there is nothing to try. */
function doesAsSaid(policy: LoadedPolicy, rule: Rule, example: RuleExample): boolean | null {
  const content = contentOf(example);
  if (content === null) return null;
  const hits = judge(policy, { ...anywhere, content }, 0).hits;
  // What cannot be read may be judged by another action, or by the same one, which then counts as well.
  return hits.some(({ action }) => action === rule.then.action);
}

function contentOf({ text, file }: RuleExample): Content | null {
  const written = text === undefined ? '' : expandPlaceholders(text);
  if (written === null || (text === undefined && file === undefined)) return null;
  if (file === undefined) return { kind: 'text', text: written };
  const { name = 'file', type = 'application/octet-stream', bytes = 1000, facets = [], unscannable } = file;
  const counts = Object.fromEntries(
    Object.entries(file.counts ?? {}).filter(([, count]) => count !== undefined),
  );
  const texts = [
    { path: ['name'], text: name },
    ...(text === undefined ? [] : [{ path: [], text: written }]),
  ];
  const known = { name, type, bytes, facets, counts, texts };
  return { kind: 'files', files: [{ ...known, ...(unscannable !== undefined && { unscannable }) }] };
}

const anywhere: Omit<Egress, 'content'> = {
  platform: 'example',
  channel: 'file',
  conversation: { kind: 'direct', title: null },
  account: { id: null },
};

/** The rule alone, with what it asks of files and of content. */
function policyOf(pack: RulePack, rule: Rule, compiled: readonly CompiledDetector[]): LoadedPolicy {
  const files = rule.when?.files;
  const when = files === undefined ? {} : { files };
  const own = compileRule(pack, { ...rule, mode: 'enforce', when });
  const rules: readonly CompiledRule[] = own === null ? [] : [own];
  const detectors = neededDetectors(rules, compiled);
  const bundle: PolicyBundle = {
    format: 5,
    organisation: 'example',
    organisationName: 'Example',
    contact: null,
    version: 1,
    issuedAt: '1970-01-01T00:00:00.000Z',
    expiresAt: '1970-01-02T00:00:00.000Z',
    contentHash: '',
    corporateAccounts: [],
    rules,
    detectors,
    phones: asksForPhones(detectors) ? phonesFor(exampleRegions) : null,
    platforms: [],
  };
  return loadPolicy(bundle);
}
