/** What a command may touch, so that tests can stand in for a terminal. */
export interface Io {
  /** Absolute. Paths on the command line are relative to it. */
  readonly directory: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readInput: () => Promise<string>;
}

/** 0: nothing to report. 1: problems, or a verdict that holds the text. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** An expected failure with one sentence for the person; ends the command with code 2. */
export class UsageError extends Error {}
