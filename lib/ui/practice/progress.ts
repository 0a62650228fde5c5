import type { Channel } from '../../core/decide/egress.ts';
import type { Verdict } from '../../core/decide/verdict.ts';
import { listOf, oneOf, recordOf } from '../../core/policy/shape.ts';
import { type Exercise, type Step, steps } from './exercises.ts';

/** What the person has seen, by exercise. Kept on the device. */
export type Progress = Readonly<Record<string, readonly Step[]>>;

const check = recordOf(listOf(oneOf(...steps)));
export function isProgress(value: unknown): value is Progress {
  return check(value);
}

export function hasSeen(progress: Progress, { id }: Exercise, step: Step): boolean {
  return progress[id]?.includes(step) ?? false;
}

export function isDone(progress: Progress, exercise: Exercise): boolean {
  return exercise.steps.every((step) => hasSeen(progress, exercise, step));
}

/** The same object where it was seen before, or is none of the exercise's steps. */
export function withSeen(progress: Progress, exercise: Exercise, step: Step): Progress {
  if (!exercise.steps.includes(step) || hasSeen(progress, exercise, step)) return progress;
  return { ...progress, [exercise.id]: [...(progress[exercise.id] ?? []), step] };
}

/** The exercise that something held is about: the one that is open, else the one of the rule that decided. */
export function exerciseOf(
  exercises: readonly Exercise[],
  openId: string,
  { verdict, channel }: { readonly verdict: Verdict; readonly channel?: Channel | undefined },
): Exercise | null {
  const kind = channel === 'file' ? 'file' : 'rule';
  const alike = exercises.filter((one) => one.kind === kind);
  const isHit = ({ rule }: Exercise) => verdict.hits.some((hit) => hit.rule === rule);
  const decided = ({ rule }: Exercise) => verdict.deciding?.rule === rule;
  return alike.find((one) => one.id === openId && isHit(one)) ?? alike.find(decided) ?? null;
}
