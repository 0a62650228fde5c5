import { fill, labelsFor, type Language } from '../text/labels.ts';
import type { SentConversation } from '../../sent.ts';

/** A chat as the list shows it. `id` is the peer id: users positive, groups and channels negative. */
export interface Peer extends SentConversation {
  readonly kind: 'direct' | 'group' | 'channel' | 'bot' | 'self';
  readonly subtitle: string;
  readonly username?: string;
  readonly verified?: boolean;
  readonly members?: readonly string[];
  /** Keys of a bot's reply keyboard, each sent on one press. */
  readonly keyboard?: readonly string[];
  readonly hasStory?: boolean;
}

const ownIds: readonly string[] = ['5550000001', '5550000002'];

/** Peer id of the own account, which is that of its saved messages too. */
export function ownId(accountNumber: number): string {
  return ownIds[accountNumber - 1] ?? '5550000001';
}

/** Everybody the account talks to. Names are invented. */
export function peersFor(language: Language, accountNumber: number): readonly Peer[] {
  const labels = labelsFor(language, false);
  const direct = { kind: 'direct', subtitle: labels.lastSeen } as const;
  return [
    { id: '5551000001', title: 'Anna Example', ...direct, username: 'anna_example', hasStory: true },
    {
      id: '-5552000001',
      title: 'Sandbox Team',
      kind: 'group',
      members: ['Anna Example', 'Ben Sample', 'Carla Specimen'],
      subtitle: fill(labels.members, { count: 4 }),
    },
    { id: '5551000002', title: 'Ben Sample', ...direct },
    { id: '5551000003', title: 'Carla Specimen', ...direct, username: 'carla_specimen', verified: true },
    {
      id: '-5553000001',
      title: 'Sandbox News',
      kind: 'channel',
      username: 'sandbox_news',
      verified: true,
      subtitle: fill(labels.subscribers, { count: 120 }),
    },
    {
      id: '5554000001',
      title: 'Helper Bot',
      kind: 'bot',
      username: 'helper_example_bot',
      subtitle: labels.bot,
      keyboard: ['Opening hours', 'Talk to a person'],
    },
    { id: ownId(accountNumber), title: labels.saved, kind: 'self', subtitle: labels.savedInfo },
  ];
}
