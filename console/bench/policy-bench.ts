import { type LoadedPolicy, accountKindOf, judge, loadPolicy } from '../../lib/core/decide/index.ts';
import { isVerifiedContact } from '../../lib/core/decide/contact.ts';
import { explainRules, type RuleExplanation } from '../../lib/core/decide/explain-rules.ts';
import { packVerdict, unpackVerdict } from '../../lib/core/decide/packed-verdict.ts';
import { mayRedact } from '../../lib/core/decide/redaction.ts';
import { safeguardsOf } from '../../lib/core/decide/safeguards.ts';
import type { Action } from '../../lib/core/decide/verdict.ts';
import { explain, type Explanation } from '../../lib/core/detect/explain.ts';
import { loadEngine } from '../../lib/core/detect/index.ts';
import type { CompiledDetector } from '../../lib/core/detect/compiled.ts';
import type { Finding } from '../../lib/core/detect/finding.ts';
import { supportersOf } from '../../lib/core/detect/run-examples.ts';
import type { PolicyFile } from '../../lib/core/api/console.ts';
import type { PolicyBundle } from '../../lib/core/policy/bundle.ts';
import { compilePolicy } from '../../lib/core/policy/compile.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import type { Localised } from '../../lib/core/policy/schema.ts';
import type { Problem } from '../../lib/core/problem.ts';
import type { AskRequest } from '../../lib/ui/ask.ts';
import { askFileOf } from '../../lib/ui/dialog/ask-file.ts';
import { type BenchContent, egressOf, type Situation } from './situation.ts';
import { type Survey, survey } from './survey.ts';

/** What a rule of the policy did, without its compiled parts. */
export interface BenchRule {
  readonly pack: string;
  readonly rule: string;
  readonly title: Localised | null;
  readonly mode: string;
  readonly action: Action;
  readonly decides: boolean;
  readonly outcome: RuleExplanation['outcome'] | { readonly kind: 'not-for-group' };
}

export interface BenchPart {
  readonly path: readonly string[];
  readonly text: string;
}

export interface BenchResult {
  readonly action: Action;
  readonly findings: readonly Finding[];
  /** Each text that was scanned: where it stands (empty: the message). Of a file, the first ones. */
  readonly parts: readonly BenchPart[];
  readonly rules: readonly BenchRule[];
  readonly titles: Readonly<Record<string, Localised>>;
  /** What the employee would be asked; null: nothing. */
  readonly request: Omit<AskRequest, 'languages' | 'redacted' | 'dispute' | 'wish' | 'suggested'> | null;
  readonly redactable: boolean;
}

export interface PolicyBench {
  /** Takes the files as they are now. What is wrong with them, and whether there is a policy to judge with. */
  take(files: readonly PolicyFile[], examples: 'run' | 'skip'): readonly Problem[];
  /** Null: no files ever made a policy. */
  judge(situation: Situation, content: BenchContent): BenchResult | 'no-policy' | 'no-account';
  survey(
    situation: Situation,
    contents: readonly BenchContent[],
    at: number,
    platforms: readonly string[],
  ): Survey | 'no-policy';
  /** Why each pattern that matched is a finding, or is none. */
  explain(group: string, text: string): readonly Explanation[];
}

const meta = {
  organisation: '00000000-0000-4000-8000-000000000000',
  version: 1,
  issuedAt: '2026-01-01T00:00:00.000Z',
};
/** Texts of a file that are handed over; findings are told of all of them. */
const shownParts = 200;
/** Of a part, in code units. */
const explainedLength = 20_000;

/** Compiles and judges what is being written, by the same code as devices. Keeps the last files that compiled. */
export function createPolicyBench(): PolicyBench {
  let good: readonly PolicyFile[] | null = null;
  let compiled: readonly CompiledDetector[] = [];
  const loaded = new Map<string, LoadedPolicy>();

  function policyFor(group: string | null): LoadedPolicy | null {
    const key = group ?? '';
    const known = loaded.get(key);
    if (known !== undefined || good === null) return known ?? null;
    const bundle = compilePolicy(good, meta, { examples: 'skip', ...(group !== null && { group }) });
    if (!bundle.ok) return null;
    const policy = loadPolicy(bundle.value);
    loaded.set(key, policy);
    return policy;
  }

  return {
    take(files, examples) {
      const parsed = parsePolicyFiles(files, { examples });
      const isGood = parsed.problems.length === 0 && parsed.settings !== null;
      if (isGood && files !== good) {
        good = files;
        compiled = parsed.compiled;
        loaded.clear();
      }
      return parsed.problems;
    },
    judge(situation, content) {
      const everybody = policyFor(null);
      const policy = policyFor(situation.group);
      if (everybody === null || policy === null) return 'no-policy';
      const egress = egressOf(situation, content, policy.bundle);
      if (egress === null) return 'no-account';
      const verdict = judge(policy, egress, situation.at);
      const own = explainRules(policy, egress, situation.at);
      const rules = everybody.bundle.rules.map(({ pack, id, title, mode }): BenchRule => {
        const one = own.find(({ rule }) => rule.pack === pack && rule.id === id);
        const about = { pack, rule: id, title: title ?? null, mode };
        if (one === undefined)
          return { ...about, action: 'allow', decides: false, outcome: { kind: 'not-for-group' } };
        return { ...about, action: one.action, decides: one.decides, outcome: one.outcome };
      });
      const texts =
        egress.content.kind === 'files'
          ? (egress.content.files[0]?.texts ?? [])
          : [{ path: [], text: egress.content.kind === 'text' ? egress.content.text : '' }];
      return {
        action: verdict.action,
        findings: verdict.findings,
        parts: texts
          .slice(0, shownParts)
          .map(({ path, text }) => ({ path, text: text.slice(0, explainedLength) })),
        rules,
        titles: Object.fromEntries(compiled.map(({ id, title }) => [id, title])),
        request: requestOf(policy.bundle, egress, verdict),
        redactable: mayRedact(egress, verdict),
      };
    },
    survey(situation, ...asked) {
      const policy = policyFor(situation.group);
      return policy === null ? 'no-policy' : survey(policy, situation, ...asked);
    },
    explain(group, text) {
      const policy = policyFor(group);
      return policy === null ? [] : explainNear(text.slice(0, explainedLength), policy.bundle);
    },
  };
}

/** Of hundreds of detectors only those that match anything there: the others have nothing to explain. */
function explainNear(text: string, { detectors, phones }: PolicyBundle): readonly Explanation[] {
  const bare = detectors.map((detector) => ({
    ...detector,
    exclude: [],
    excludeValues: [],
    patterns: detector.patterns.map((pattern) => ({
      ...pattern,
      validators: [],
      support: [],
      contrary: [],
      supportRequired: false,
    })),
  }));
  const matching = [bare, detectors].flatMap((list) => loadEngine(list, { phones }).scan(text));
  const ids = new Set(matching.map(({ detector }) => detector));
  const chosen = detectors.filter(({ id }) => ids.has(id));
  const near = new Set(chosen.flatMap((one) => [one, ...supportersOf(one, detectors)]));
  return explain(
    text,
    detectors.filter((one) => near.has(one)),
    phones,
  ).filter(({ detector }) => ids.has(detector));
}

function requestOf(
  bundle: PolicyBundle,
  egress: NonNullable<ReturnType<typeof egressOf>>,
  verdict: ReturnType<typeof judge>,
): BenchResult['request'] {
  if (verdict.action === 'allow' || verdict.action === 'log') return null;
  const { title, kind, verified } = egress.conversation;
  const files = egress.content.kind === 'files' ? egress.content.files : [];
  // As it reaches the page: with places as narrow as they are known.
  const told = unpackVerdict(bundle, packVerdict(verdict)) ?? verdict;
  return {
    verdict,
    text: egress.content.kind === 'text' ? egress.content.text : '',
    channel: egress.channel,
    files: files.map(({ name, bytes: size }) => askFileOf({ name, size }, told, true)),
    recipient: {
      title,
      kind,
      account: accountKindOf(bundle, egress),
      verified,
      isContact: isVerifiedContact(bundle, egress),
    },
    ...safeguardsOf([verdict]),
    organisationName: bundle.organisationName,
    contact: bundle.contact,
    texts: bundle.texts,
    titles: Object.fromEntries(bundle.detectors.map((one) => [one.id, one.title])),
  };
}
