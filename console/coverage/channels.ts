import { channels } from '../../lib/core/decide/words.ts';
import type { Rule, RulePack } from '../../lib/core/policy/schema.ts';

export type Channel = (typeof channels)[number];

/** Ways out that carry nothing to look at: only a rule without conditions on content speaks of them. */
const withoutContent: ReadonlySet<Channel> = new Set([
  'voice',
  'call',
  'screen-share',
  'location',
  'contact',
]);

/** Conditions by which a rule leaves out some of what takes a way; a rule about a kind of file is one, too. */
export const limits = ['people', 'accounts', 'conversations', 'files', 'schedule'] as const;
export type Limit = (typeof limits)[number];

/** `part`: only rules with limits speak of it, which `limits` names. */
export interface ChannelCell {
  readonly state: 'covered' | 'part' | 'open';
  readonly limits: readonly Limit[];
}

/** Ways out with the same answers, one cell for each platform. */
export interface ChannelRow {
  readonly channels: readonly Channel[];
  readonly cells: readonly ChannelCell[];
}

const isAbout = ({ when, match }: Rule, channel: Channel, platform: string): boolean => {
  const asked = when?.channels;
  const byChannel =
    asked === undefined || asked.includes(channel) || (channel === 'reply' && asked.includes('message'));
  return (
    byChannel &&
    (when?.platforms === undefined || when.platforms.includes(platform)) &&
    (when?.files === undefined || channel === 'file') &&
    !(withoutContent.has(channel) && match !== undefined)
  );
};

const limitsOf = ({ when }: Rule): readonly Limit[] => limits.filter((limit) => when?.[limit] !== undefined);

/** What the enforced rules that are about a way out of one platform leave open. */
function cellOf(enforced: readonly Rule[], channel: Channel, platform: string): ChannelCell {
  const about = enforced.filter((rule) => isAbout(rule, channel, platform)).map(limitsOf);
  if (about.length === 0) return { state: 'open', limits: [] };
  if (about.some((narrowed) => narrowed.length === 0)) return { state: 'covered', limits: [] };
  return { state: 'part', limits: limits.filter((limit) => about.some((all) => all.includes(limit))) };
}

/** Ways out of which enforced rules do not speak everywhere and always, the most open first. */
export function openChannels(
  packs: readonly RulePack[],
  platforms: readonly string[],
): readonly ChannelRow[] {
  const enforced = packs.flatMap(({ rules }) => rules).filter(({ mode }) => mode === 'enforce');
  const rows = new Map<string, { channels: Channel[]; cells: readonly ChannelCell[] }>();
  for (const channel of channels) {
    const cells = platforms.map((platform) => cellOf(enforced, channel, platform));
    if (cells.every(({ state }) => state === 'covered')) continue;
    const key = JSON.stringify(cells);
    const row = rows.get(key) ?? { channels: [], cells };
    rows.set(key, row);
    row.channels.push(channel);
  }
  const openness = ({ cells }: ChannelRow): number =>
    cells.reduce((sum, { state }) => sum + (state === 'open' ? 100 : state === 'part' ? 1 : 0), 0);
  return [...rows.values()].sort((a, b) => openness(b) - openness(a));
}

/** Those that Sluice knows, and those that only rules name. */
export function platformsOf(packs: readonly RulePack[], own: readonly string[]): readonly string[] {
  const named = packs.flatMap(({ rules }) => rules.flatMap(({ when }) => when?.platforms ?? []));
  return [...new Set([...own, ...named])];
}
