import type { Channel, ConversationKind } from '../../lib/core/decide/egress.ts';
import type { Action, Outcome } from '../../lib/core/decide/verdict.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { Random } from './random.ts';

export type Weights<T extends string> = Readonly<Partial<Record<T, number>>>;

export interface Recognised {
  readonly detector: string;
  readonly confidence: 'medium' | 'high';
  /** As it is recorded. */
  readonly masked: (random: Random) => string;
  /** How many of them, in one message or file. */
  readonly count?: readonly [number, number];
}

/** How one rule's incidents come about, week by week. */
export interface Story {
  readonly pack: string;
  readonly rule: string;
  readonly severity: Incident['rule']['severity'];
  /** Only recorded. */
  readonly simulated?: true;
  /** Incidents of one person in a week, by group; a group stands for those below it as well. */
  readonly rate: Readonly<Record<string, number>>;
  readonly action: (week: number) => Action;
  /** 1 = as often as at first. */
  readonly course?: (week: number) => number;
  readonly outcomes: (week: number) => Weights<Outcome>;
  /** What is left of a person's habit after each time they were asked; default 0.97. */
  readonly habitLeft?: number;
  readonly channels: Weights<Channel>;
  readonly kinds?: Weights<ConversationKind>;
  readonly found: readonly Recognised[];
  readonly file?: (random: Random) => NonNullable<Incident['egress']['files']>[number];
  /** English choices of the rule, or own words after `own:`. */
  readonly reasons?: Weights<string>;
  /** How many of those asked say that it was wrong; default 0.006. */
  readonly disputed?: number;
  readonly unscannable?: Incident['unscannable'];
}

const digits = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String(random.int(0, 9))).join('');
const letters = (random: Random, count: number): string =>
  Array.from({ length: count }, () => String.fromCharCode(97 + random.int(0, 25))).join('');
const dots = '\u2022\u2022\u2022\u2022';

/** Made-up values as they are recorded: masked. */
export const masked = {
  last: (count: number) => (random: Random) => `${dots} ${digits(random, count)}`,
  iban: (random: Random) =>
    `${random.pick(['DE', 'GB', 'ES', 'AT', 'PT'])}${digits(random, 2)} ${dots} ${digits(random, 4)}`,
  key: (prefix: string) => (random: Random) => `${prefix} ${dots} ${letters(random, 3)}`,
  mail: (random: Random) => `${letters(random, 1)} ${dots} ${random.pick(['com', 'ple', 'net'])}`,
  whole: (text: string) => () => text,
  nothing: () => dots,
};

export const typed: Weights<Channel> = { message: 70, paste: 24, reply: 0, edit: 3, caption: 3 };
export const pasted: Weights<Channel> = { paste: 55, message: 40, drop: 5 };
export const asFile: Weights<Channel> = { file: 86, drop: 0, paste: 8, forward: 6 };
