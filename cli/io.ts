/** What a command may touch, so that tests can stand in for a terminal. */
export interface Io {
  /** Absolute. Paths on the command line are relative to it. */
  readonly directory: string;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readInput: () => Promise<string>;
  /** Absent: there is no environment. */
  readonly env?: Readonly<Record<string, string | undefined>>;
}

/** 0: nothing to report. 1: problems, or a verdict that holds the text. 2: the command was not understood. */
export type ExitCode = 0 | 1 | 2;

/** An expected failure with one sentence for the person; ends the command with code 2. */
export class UsageError extends Error {}

/** Content must not move the terminal's cursor. */
export function oneLine(value: string): string {
  return value.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]+/g, ' ').slice(0, 120);
}
