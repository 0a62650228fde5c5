import { judge, type LoadedPolicy, loadPolicy } from '../../lib/core/decide/index.ts';
import type { Egress } from '../../lib/core/decide/egress.ts';
import { parseBundle } from '../../lib/core/policy/parse-bundle.ts';

export interface LoadTimes {
  /** Parsing and loading: the first time, as a page meets it, and again once the code is warm. */
  readonly first: number;
  readonly again: readonly number[];
  /** The first verdict after the first load. */
  readonly firstVerdict: number;
}

let policy: LoadedPolicy | null = null;

/** What `measureLoad` has loaded. */
export function loadedPolicy(): LoadedPolicy {
  if (policy === null) throw new Error('no policy was loaded');
  return policy;
}

function load(value: unknown): LoadedPolicy {
  const bundle = parseBundle(value);
  if (!bundle.ok) throw new Error(bundle.error);
  return loadPolicy(bundle.value);
}

/** Keeps the loaded policy for what is measured next. JSON parsing is not timed: storage hands over objects. */
export function measureLoad(json: string, greeting: string, repeats: number): LoadTimes {
  const value: unknown = JSON.parse(json);
  const start = performance.now();
  policy = load(value);
  const loaded = performance.now();
  judge(policy, egress(greeting), Date.now());
  const judged = performance.now();
  const again = Array.from({ length: repeats }, () => {
    const from = performance.now();
    load(value);
    return performance.now() - from;
  });
  return { first: loaded - start, again, firstVerdict: judged - loaded };
}

/** A message to one person. */
export function egress(text: string): Egress {
  return {
    platform: 'whatsapp',
    channel: 'message',
    conversation: { kind: 'direct', title: 'Anna Svoboda' },
    account: { id: null },
    content: { kind: 'text', text },
  };
}
