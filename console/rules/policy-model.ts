import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { ActivePolicy } from '../../lib/core/api/console.ts';
import type { Localised, Rule, RulePack } from '../../lib/core/policy/schema.ts';
import { kindOf } from '../../lib/core/policy/written-kind.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';
import { language } from '../shell/language.ts';
import type { DetectorTitles } from './sentence.ts';

export interface PolicyModel {
  readonly policy: ReadonlySignal<ActivePolicy | null>;
  readonly loading: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<ApiError | null>;
  readonly detectorTitles: ReadonlySignal<DetectorTitles>;
  /** A rule's title in the policy in force, else its id. */
  ruleTitle(ref: { readonly pack: string; readonly rule: string }): string;
  /** Fetches anew; what is there stays until the answer. */
  load(): Promise<void>;
  /** These are in force now: shown at once, and what the server says of them when it has answered. */
  published(version: number, files: ActivePolicy['files']): Promise<void>;
}

/** The English text, which every localised text has. */
export function english(text: Localised): string {
  return text['en'] ?? '';
}

/** The text in the reader's language, else the English one. */
export function localText(text: Localised): string {
  return text[language] ?? english(text);
}

export function createPolicy(api: Pick<Api, 'policy'>): PolicyModel {
  const policy = signal<ActivePolicy | null>(null);
  const loading = signal(false);
  const error = signal<ApiError | null>(null);
  const ruleTitles = computed(
    () =>
      new Map(
        (policy.value?.packs ?? []).flatMap((pack) =>
          pack.rules.map((rule) => [`${pack.id}/${rule.id}`, titleOf(rule)] as const),
        ),
      ),
  );
  let generation = 0;
  const load = async (): Promise<void> => {
    const mine = ++generation;
    loading.value = true;
    const answer = await api.policy();
    if (mine !== generation) return;
    loading.value = false;
    error.value = answer.ok ? null : answer.error;
    if (answer.ok) policy.value = answer.value;
  };

  return {
    policy,
    loading,
    error,
    detectorTitles: computed(
      () => new Map((policy.value?.detectors ?? []).map(({ id, title }) => [id, localText(title)])),
    ),
    ruleTitle: ({ pack, rule }) => ruleTitles.value.get(`${pack}/${rule}`) ?? rule,
    load,
    published(version, files) {
      if (policy.value !== null) policy.value = { ...policy.value, version, files };
      return load();
    },
  };
}

export const titleOf = (rule: Pick<Rule, 'id' | 'title'>): string =>
  rule.title === undefined ? rule.id : localText(rule.title);

/** Where a pack (and a rule in it) is written; null when no file says so at its outermost level. */
export function placeOf(
  policy: Pick<ActivePolicy, 'files'>,
  pack: Pick<RulePack, 'id'>,
  rule?: Pick<Rule, 'id'>,
): { readonly file: string; readonly line: number } | null {
  const hasId = (line: string, start: RegExp, id: string) =>
    start.test(line) &&
    line
      .replace(start, '')
      .replace(/\s+#.*$/, '')
      .replace(/^['"]|['"]$/g, '')
      .trim() === id;
  for (const { path, text } of policy.files) {
    const lines = text.split(/\r?\n/);
    if (kindOf(text) !== 'RulePack') continue;
    if (!lines.some((line) => hasId(line, /^id:\s*/, pack.id))) continue;
    // The pack's own id may equal the rule's: a rule's line is indented or begins with a dash.
    const at = lines.findIndex(
      (line) => rule !== undefined && /^[\s-]/.test(line) && hasId(line, /^\s*(?:-\s+)?id:\s*/, rule.id),
    );
    return { file: path, line: Math.max(at, 0) + 1 };
  }
  return null;
}
