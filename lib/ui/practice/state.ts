import type { Exercise, Exercises } from './exercises.ts';
import type { Progress } from './progress.ts';

/** What the practice chat shows: all of it, so that the view is a pure function. */
export interface PracticeState extends Exercises {
  /** BCP 47, preferred first. */
  readonly languages: readonly string[];
  /** Whose rules they are; null: the demonstration's. */
  readonly organisation: string | null;
  /** False while the policy is being looked at for exercises. */
  readonly isReady: boolean;
  /** Id of the exercise that is open. */
  readonly openId: string;
  readonly progress: Progress;
  /** Of the practice conversation, oldest first. */
  readonly transcript: readonly Sent[];
}

/** A message of the practice conversation. It is nowhere else. */
export interface Sent {
  readonly from: 'them' | 'me';
  readonly text: string;
  /** `text` is a file's name. */
  readonly isFile?: boolean;
}

export interface PracticeActions {
  readonly open: (exercise: Exercise) => void;
  readonly send: (text: string) => void;
  readonly sendFiles: (files: readonly File[]) => void;
  /** Forgets what was seen. */
  readonly reset: () => void;
}
