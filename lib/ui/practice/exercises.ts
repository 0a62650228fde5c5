import { judge, type LoadedPolicy } from '../../core/decide/index.ts';
import type { Content, Egress } from '../../core/decide/egress.ts';
import type { Verdict } from '../../core/decide/verdict.ts';
import type { CompiledRule } from '../../core/policy/bundle.ts';
import type { Match } from '../../core/policy/schema.ts';
import type { Samples } from './samples.ts';
import { egressIn, plainScene, type PracticeScene, sceneFor } from './scene.ts';

/** What a person sees happen, in order. `sent`: it went out untouched. */
export const steps = ['underlined', 'held', 'answered', 'sent'] as const;
export type Step = (typeof steps)[number];

/** One thing to try. */
export interface Exercise {
  /** Unique; progress is kept under it. */
  readonly id: string;
  /** `file`: the example goes out as a file. `clean`: no rule is about it. */
  readonly kind: 'rule' | 'file' | 'clean';
  /** Null for `clean`. */
  readonly rule: CompiledRule | null;
  /** What is put into the composer, or into the file. */
  readonly example: string;
  readonly scene: PracticeScene;
  readonly steps: readonly Step[];
}

export interface Exercises {
  readonly exercises: readonly Exercise[];
  /** Enforced rules that nothing typed here can bring up: calls, other hours, conversations of a certain name. */
  readonly others: readonly CompiledRule[];
}

export interface Setting {
  /** Of the practice conversation. */
  readonly title: string;
  /** A message that no rule should be about. */
  readonly cleanText: string;
  readonly now: number;
  /** Between rules: a long policy takes a second or two. */
  readonly pause?: () => Promise<void>;
}

/** An exercise for every rule that holds something a person can type, each tried with the policy itself. */
export async function exercisesFor(
  policy: LoadedPolicy,
  samples: Samples,
  setting: Setting,
): Promise<Exercises> {
  const rules = policy.bundle.rules.filter(isHolding);
  const typed: (Exercise | null)[] = [];
  for (const rule of rules) {
    typed.push(exerciseOf(policy, samples, setting, rule, 'rule'));
    await setting.pause?.();
  }
  const clean: Exercise = {
    id: 'clean',
    kind: 'clean',
    rule: null,
    example: setting.cleanText,
    scene: plainScene,
    steps: ['sent'],
  };
  const files = fileExercises(policy, samples, setting, rules, typed);
  const found = [...typed.flatMap((one) => one ?? []), ...files];
  const practised = new Set(found.map(({ rule }) => rule));
  return {
    exercises: isHeld(
      judge(policy, egressIn(clean.scene, setting.title, asMessage(clean.example)), setting.now),
    )
      ? found
      : [clean, ...found],
    others: rules.filter((rule) => !practised.has(rule)),
  };
}

/** Each rule that is about files alone, and one of the others. */
function fileExercises(
  policy: LoadedPolicy,
  samples: Samples,
  setting: Setting,
  rules: readonly CompiledRule[],
  typed: readonly (Exercise | null)[],
): readonly Exercise[] {
  const alone = rules.flatMap((rule, at) =>
    typed[at] === null ? (exerciseOf(policy, samples, setting, rule, 'file') ?? []) : [],
  );
  for (const rule of rules) {
    const also = alone.length > 0 ? null : exerciseOf(policy, samples, setting, rule, 'file');
    if (also !== null) return [also];
  }
  return alone;
}

export const exampleFile = { name: 'example.txt', type: 'text/plain' } as const;

function exerciseOf(
  policy: LoadedPolicy,
  samples: Samples,
  { title, cleanText, now }: Setting,
  rule: CompiledRule,
  kind: 'rule' | 'file',
): Exercise | null {
  const scene = sceneFor(rule, policy.bundle);
  for (const example of rule.match === null ? [cleanText] : messagesFor(rule.match, samples)) {
    const egress = egressIn(scene, title, kind === 'file' ? asFile(example) : asMessage(example));
    const verdict = judge(policy, egress, now);
    const hit = verdict.hits.find((one) => one.rule === rule);
    if (hit === undefined || !isHeld(verdict)) continue;
    const isUnderlined = kind === 'rule' && hit.findings.length > 0;
    const id = `${kind} ${rule.pack}/${rule.id}`;
    return {
      ...{ id, kind, rule, example, scene },
      steps: isUnderlined ? ['underlined', 'held', 'answered'] : ['held', 'answered'],
    };
  }
  return null;
}

function isHolding({ mode, then }: CompiledRule): boolean {
  return mode === 'enforce' && then.action !== 'log';
}

function isHeld({ action }: Verdict): boolean {
  return action !== 'allow' && action !== 'log';
}

function asMessage(text: string): Pick<Egress, 'channel' | 'content'> {
  return { channel: 'message', content: { kind: 'text', text } };
}

function asFile(text: string): { readonly channel: 'file'; readonly content: Content } {
  const bytes = new TextEncoder().encode(text).length;
  const file = { ...exampleFile, bytes, facets: [], texts: [{ path: [], text }] };
  return { channel: 'file', content: { kind: 'files', files: [file] } };
}

const mostMessages = 12;

/** Messages that may meet the condition. */
export function messagesFor(match: Match, samples: Samples): readonly string[] {
  if ('detector' in match) {
    const least = Math.max(match.minCount ?? 1, match.minDistinct ?? 1);
    return least === 1
      ? samples.textsOf(match.detector)
      : [samples.listOf(match.detector, least)].flatMap((list) => list ?? []);
  }
  if ('any' in match)
    return match.any.flatMap((part) => messagesFor(part, samples).slice(0, 3)).slice(0, mostMessages);
  if ('all' in match) {
    const parts = match.all.map((part) => messagesFor(part, samples));
    const most = Math.max(...parts.map((one) => one.length));
    return Array.from({ length: most }, (_, at) => parts.map((one) => one[at] ?? one[0] ?? '').join('\n'));
  }
  return [];
}
