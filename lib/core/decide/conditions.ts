import { matchesWhole } from '../detect/engine/index.ts';
import type { CompiledRule } from '../policy/bundle.ts';
import type { ConversationKind } from './egress.ts';
import { fileFit } from './file-fit.ts';
import type { Scene } from './scene.ts';

type When = CompiledRule['when'];
export type ConditionName = keyof When;

/** One for each part of `when`; an absent part always holds. */
const conditions: { readonly [K in ConditionName]: (when: NonNullable<When[K]>, scene: Scene) => boolean } = {
  platforms: (platforms, { egress }) => platforms.includes(egress.platform),
  channels: (channels, { egress }) => {
    const { channel } = egress;
    return channels.includes(channel) || (channel === 'reply' && channels.includes('message'));
  },
  accounts: (accounts, { account }) => accounts.includes(account),
  conversationKinds: (kinds, { egress }) => {
    const { kind } = egress.conversation;
    return kinds.includes(kind) || kinds.includes(wider[kind] ?? kind);
  },
  // A title that the page does not show is matched as an empty one: `*` covers it, a name does not.
  titles: (titles, { egress }) =>
    titles.some((title) => matchesWhole(title, egress.conversation.title ?? '')),
  recipients: (recipients, { isVerified }) => recipients.includes(isVerified ? 'verified' : 'unknown'),
  // A size that the page does not show is no reason to let a rule pass by.
  minMembers: (least, { egress }) => (egress.conversation.members ?? Infinity) >= least,
  // What could not be read may hold it: such a file is judged as unscannable.
  files: (wanted, { egress }) =>
    egress.content.kind === 'files' && egress.content.files.some((file) => fileFit(file, wanted) !== 'no'),
  schedule: (schedule, { clock, now }) => clock.isDuring(schedule, now),
};

const wider: Partial<Record<ConversationKind, ConversationKind>> = {
  business: 'direct',
  bot: 'direct',
  community: 'group',
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

function namesOf<T extends object>(table: T): Extract<keyof T, string>[] {
  const names: Extract<keyof T, string>[] = [];
  for (const name in table) names.push(name);
  return names;
}

const conditionNames = namesOf(conditions);
