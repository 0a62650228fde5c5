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
  /** Hears of those that are found until now: of what passes at once, and again with each rule. */
  readonly onSoFar?: (exercises: readonly Exercise[]) => void;
}

/** An exercise for every rule that holds something a person can type, each tried with the policy itself. */
export async function exercisesFor(
  policy: LoadedPolicy,
  samples: Samples,
  setting: Setting,
): Promise<Exercises> {
  const clean: Exercise = {
    id: 'clean',
    kind: 'clean',
    rule: null,
    example: setting.cleanText,
    scene: plainScene,
    steps: ['sent'],
  };
  const unheld = judge(policy, egressIn(clean.scene, setting.title, asMessage(clean.example)), setting.now);
  const begun = isHeld(unheld) ? [] : [clean];
  const rules = policy.bundle.rules.filter(isHolding);
  const typed: (Exercise | null)[] = [];
  const soFar = () => [...begun, ...typed.flatMap((one) => one ?? [])];
  setting.onSoFar?.(soFar());
  for (const rule of rules) {
    await setting.pause?.();
    const exercise = exerciseOf(policy, samples, setting, rule, 'rule');
    typed.push(exercise);
    if (exercise !== null) setting.onSoFar?.(soFar());
  }
  const files = fileExercises(policy, samples, setting, rules, typed);
  const exercises = [...soFar(), ...files];
  const practised = new Set(exercises.map(({ rule }) => rule));
  return {
    exercises,
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

/** Messages that may meet the condition, each made when it is asked for: mostly the first one does. */
function* messagesFor(match: Match, samples: Samples): Generator<string> {
  if ('detector' in match) {
    const least = Math.max(match.minCount ?? 1, match.minDistinct ?? 1);
    const list = least === 1 ? null : samples.listOf(match.detector, least);
    if (least === 1) yield* samples.textsOf(match.detector);
    else if (list !== null) yield list;
  } else if ('any' in match) {
    yield* first(mostMessages, eachOf(match.any, samples));
  } else if ('all' in match) {
    const parts = match.all.map((part) => [...first(mostMessages, messagesFor(part, samples))]);
    const most = Math.max(...parts.map((one) => one.length));
    for (let at = 0; at < most; at += 1) yield parts.map((one) => one[at] ?? one[0] ?? '').join('\n');
  }
}

function* eachOf(parts: readonly Match[], samples: Samples): Generator<string> {
  for (const part of parts) yield* first(3, messagesFor(part, samples));
}

function* first(most: number, messages: Iterable<string>): Generator<string> {
  let taken = 0;
  for (const message of messages) {
    yield message;
    taken += 1;
    if (taken === most) return;
  }
}
