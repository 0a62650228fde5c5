import { keepDemonstration } from '../../lib/background/kept-policy.ts';
import { loadPolicy } from '../../lib/core/decide/index.ts';
import { parseBundle } from '../../lib/core/policy/parse-bundle.ts';
import { listOf, recordOf, text } from '../../lib/core/policy/shape.ts';
import type { PolicyBundle } from '../../lib/core/policy/bundle.ts';
import { type ActivePolicy, type PolicySource, watchPolicy } from '../../lib/guard/policy-source.ts';
import { browser } from '../../lib/messaging/browser.ts';
import type { PublishedExamples } from '../../lib/ui/practice/index.ts';

export interface PractisedPolicy {
  readonly active: ActivePolicy;
  readonly isDemonstration: boolean;
}

const readyMs = 3000;

/** The policy in force in this browser, as its chat pages have it, else the demonstration's. Called at every change. */
export async function practisePolicy(
  onPolicy: (policy: PractisedPolicy) => void,
  signal: AbortSignal,
): Promise<void> {
  let isFirst = true;
  const tell = async (active: PolicySource['current']) => {
    onPolicy({ active: active ?? (await demonstration()), isDemonstration: active == null });
  };
  const source = watchPolicy((active) => {
    if (!isFirst) void tell(active);
  }, signal);
  await source.ready(readyMs);
  const first = source.current;
  isFirst = false;
  await tell(first);
}

export async function publishedExamples(): Promise<PublishedExamples> {
  const examples = await builtIn('examples');
  if (!isExamples(examples)) throw new Error('practice/examples');
  return examples;
}

async function demonstration(): Promise<ActivePolicy> {
  const parsed = parseBundle(await builtIn('policy'));
  if (!parsed.ok) throw new Error(parsed.error);
  const bundle = withToolsHere(parsed.value);
  await keepDemonstration(bundle);
  return { bundle, loaded: loadPolicy(bundle) };
}

/** Nobody's tools stand behind the addresses of the built-in packs: their better way leads to a page that says so. */
function withToolsHere(bundle: PolicyBundle): PolicyBundle {
  const url = browser.runtime.getURL('practice.html#instead');
  const rules = bundle.rules.map((rule) => {
    const { suggest } = rule.then;
    if (suggest === undefined) return rule;
    return { ...rule, then: { ...rule.then, suggest: suggest.map((one) => ({ ...one, url })) } };
  });
  return { ...bundle, rules };
}

async function builtIn(name: 'examples' | 'policy'): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL(`practice/${name}.json`));
  return response.json();
}

const check = recordOf(listOf(text));
function isExamples(value: unknown): value is PublishedExamples {
  return check(value);
}
