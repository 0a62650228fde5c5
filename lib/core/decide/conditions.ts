import { matchesWhole } from '../detect/engine/index.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { AccountKind } from './account.ts';
import type { Egress } from './egress.ts';
import type { Clock } from './schedule.ts';

/** Everything about an egress that `when` asks about. */
export interface Scene {
  readonly egress: Egress;
  readonly account: AccountKind;
  readonly clock: Clock;
  /** Milliseconds since 1970. */
  readonly now: number;
}

type When = CompiledRule['when'];
export type ConditionName = keyof When;

/** One for each part of `when`; an absent part always holds. */
const conditions: { readonly [K in ConditionName]: (when: NonNullable<When[K]>, scene: Scene) => boolean } = {
  platforms: (platforms, { egress }) => platforms.includes(egress.platform),
  channels: (channels, { egress }) => channels.includes(egress.channel),
  accounts: (accounts, { account }) => accounts.includes(account),
  conversationKinds: (kinds, { egress }) => kinds.includes(egress.conversation.kind),
  // A title that the page does not show is matched as an empty one: `*` covers it, a name does not.
  titles: (titles, { egress }) =>
    titles.some((title) => matchesWhole(title, egress.conversation.title ?? '')),
  schedule: (schedule, { clock, now }) => clock.isDuring(schedule, now),
};

/** The parts of `when` that an egress does not meet, in order; empty: the rule applies. */
export function unmetConditions(when: When, scene: Scene): readonly ConditionName[] {
  const holds = <K extends ConditionName>(name: K, part: When[K]): boolean =>
    part === null || part === undefined || conditions[name](part, scene);
  return conditionNames.filter((name) => !holds(name, when[name]));
}

export function applies(when: When, scene: Scene): boolean {
  return unmetConditions(when, scene).length === 0;
}

const conditionNames = [
  'platforms',
  'channels',
  'accounts',
  'conversationKinds',
  'titles',
  'schedule',
] as const satisfies readonly ConditionName[];
