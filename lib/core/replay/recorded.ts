import type { Incident } from '../incident/incident.ts';
import type { Action } from '../decide/verdict.ts';

/** What an incident recorded of one send, as far as a rule can be asked about it again. */
export interface RecordedSend extends Pick<
  Incident,
  'at' | 'policyVersion' | 'egress' | 'detectors' | 'rule' | 'alsoMatched'
> {
  /** The device's group when it came. */
  readonly group: string;
  readonly unscannable?: Incident['unscannable'];
}

/** Why a rule cannot be asked about what was recorded. */
export const doubts = [
  /** A detector that the policy of that time did not have. */
  'detector-new',
  /** A detector that finds other things by now. */
  'detector-changed',
  /** How far apart findings stood is not recorded. */
  'distance',
  /** Different values are counted for all confidences together only. */
  'distinct',
  /** Titles of conversations are recorded as pseudonyms. */
  'title',
  /** Names of files are not recorded. */
  'file-name',
  /** What kinds of files they were was not recorded then. */
  'file-facts',
  /** The policy of that time is not known. */
  'version',
] as const;
export type Doubt = (typeof doubts)[number];

/** Yes, no, or what stands in the way of an answer. */
export type Told = boolean | ReadonlySet<Doubt>;

export const doubt = (why: Doubt): Told => new Set([why]);

export function allOf(parts: readonly Told[]): Told {
  if (parts.includes(false)) return false;
  return together(parts) ?? true;
}

export function anyOf(parts: readonly Told[]): Told {
  if (parts.includes(true)) return true;
  return together(parts) ?? false;
}

export const not = (told: Told): Told => (typeof told === 'boolean' ? !told : told);

function together(parts: readonly Told[]): ReadonlySet<Doubt> | null {
  const why = new Set(parts.flatMap((part) => (typeof part === 'boolean' ? [] : [...part])));
  return why.size === 0 ? null : why;
}

/** What a rule would do: surely at least `least`, at most `most`; equal when nothing stands in the way. */
export interface Replayed {
  readonly least: Action;
  readonly most: Action;
  readonly doubts: ReadonlySet<Doubt>;
}
