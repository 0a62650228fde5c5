import { judge, type LoadedPolicy } from '../../lib/core/decide/index.ts';
import { applies } from '../../lib/core/decide/conditions.ts';
import type { Channel } from '../../lib/core/decide/egress.ts';
import { sceneOf } from '../../lib/core/decide/scene.ts';
import type { Action } from '../../lib/core/decide/verdict.ts';
import { channels } from '../../lib/core/decide/words.ts';
import type { Localised } from '../../lib/core/policy/schema.ts';
import { type BenchContent, egressOf, hasContent, type Situation } from './situation.ts';

/** What the policy says about the content on one platform, by one way of sending. */
export interface SurveyCell {
  readonly platform: string;
  readonly channel: Channel;
  readonly action: Action;
  /** The rule that decides there; of simulated ones the strictest, where nothing is enforced; null: none. */
  readonly rule: SurveyRule | null;
}
export interface SurveyRule {
  readonly pack: string;
  readonly id: string;
  readonly title: Localised | null;
  readonly action: Action;
  readonly isSimulated: boolean;
}

export interface Survey {
  /** Of each content, in their order, in the situation that is set. */
  readonly each: readonly { readonly action: Action; readonly findings: number }[];
  /** Of the content that is looked at, channel by channel. Platforms without an account of that kind are left out. */
  readonly cells: readonly SurveyCell[];
}

/** The ways by which such content can leave, and those that have none. */
export const channelsFor = (content: BenchContent): readonly Channel[] =>
  channels.filter((channel) => !hasContent(channel) || (channel === 'file') === (content.kind === 'file'));

/** Judges the content everywhere. It is scanned once for all cells in which the same rules apply. */
export function survey(
  policy: LoadedPolicy,
  situation: Situation,
  contents: readonly BenchContent[],
  at: number,
  platforms: readonly string[],
): Survey {
  const judged = (where: Situation, content: BenchContent) => {
    const egress = egressOf(where, content, policy.bundle);
    return egress === null ? null : judge(policy, egress, where.at);
  };
  const each = contents.map((content) => {
    const verdict = judged(situation, content);
    return { action: verdict?.action ?? 'allow', findings: verdict?.findings.length ?? 0 };
  });
  const content = contents[at];
  if (content === undefined) return { each, cells: [] };
  const known = new Map<string, Pick<SurveyCell, 'action' | 'rule'>>();
  const cells = channelsFor(content).flatMap((channel) =>
    platforms.flatMap((platform): readonly SurveyCell[] => {
      const where = { ...situation, platform, channel };
      const egress = egressOf(where, content, policy.bundle);
      if (egress === null) return [];
      const scene = sceneOf(policy, egress, where.at);
      const applying = policy.bundle.rules.map(({ when }) => (applies(when, scene) ? 1 : 0)).join('');
      const key = `${egress.content.kind}/${applying}`;
      const said = known.get(key) ?? strongest(judge(policy, egress, where.at));
      known.set(key, said);
      return [{ platform, channel, ...said }];
    }),
  );
  return { each, cells };
}

function strongest({
  action,
  deciding,
  hits,
}: ReturnType<typeof judge>): Pick<SurveyCell, 'action' | 'rule'> {
  const hit = deciding ?? hits[0] ?? null;
  if (hit === null) return { action, rule: null };
  const { pack, id, title, mode } = hit.rule;
  return {
    action,
    rule: { pack, id, title: title ?? null, action: hit.action, isSimulated: mode !== 'enforce' },
  };
}
