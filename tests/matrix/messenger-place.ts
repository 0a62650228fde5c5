import type { Cell, Row, Sample } from './cells.ts';

/** One of the pages where Messenger is used. */
export interface MessengerPlace {
  readonly title: string;
  /** What its send button is called. */
  readonly send: string;
  /** Two to forward to. */
  readonly recipients: readonly [string, string];
  address(row: Row): string;
  /** The conversation that is written in, as a selector. */
  frame(row: Row): string;
}

export function composerOf(place: MessengerPlace, row: Row): string {
  return `${place.frame(row)} [role="textbox"][contenteditable="true"]`;
}

/** A control of the conversation. */
export function press(place: MessengerPlace, row: Row, name: string): string {
  return `${place.frame(row)} [aria-label="${name}"]`;
}

/** The newest message. */
export function lastRow(place: MessengerPlace, row: Row): string {
  const frame = place.frame(row);
  return `${frame} [role="log"] > :last-child, ${frame} [role="grid"] > :last-child`;
}

export function absent(row: Row, why: string): Cell {
  return { row, grade: 'assumed', kind: 'absent', why };
}

/** Whether a sample is the one that the policy blocks: what comes after the dialog is for the other one. */
export function isForbidden({ file }: Sample): boolean {
  return file.path.startsWith('list-');
}
