import { channels } from '../../lib/core/decide/words.ts';
import type { RulePack } from '../../lib/core/policy/schema.ts';

export type Channel = (typeof channels)[number];

/** Ways out that carry nothing to look at: only a rule without conditions on content speaks of them. */
const withoutContent: ReadonlySet<Channel> = new Set([
  'voice',
  'call',
  'screen-share',
  'location',
  'contact',
]);

/** Ways out that no enforced rule speaks of, by platform where some of its rules do. */
export function uncoveredChannels(packs: readonly RulePack[]): readonly Channel[] {
  const enforced = packs.flatMap(({ rules }) => rules).filter(({ mode }) => mode === 'enforce');
  const covered = (channel: Channel): boolean =>
    enforced.some(
      ({ when, match }) =>
        (when?.channels === undefined || when.channels.includes(channel)) &&
        !(withoutContent.has(channel) && match !== undefined),
    );
  return channels.filter((channel) => !covered(channel));
}
