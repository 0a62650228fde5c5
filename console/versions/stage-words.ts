import type { RolloutStage } from '../../lib/core/api/policy.ts';
import { sentenceText } from '../../lib/design/components/shown-text.ts';
import { locale } from '../shell/language.ts';
import { rolloutText } from './rollout-text.ts';

const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** “10% of all devices”. What it says of untrusted names can be shown as it is. */
export function stageWords({ groups, share }: RolloutStage): string {
  const whose =
    groups === null
      ? rolloutText.allGroups
      : rolloutText.ofGroups(lists.format(groups.map((group) => sentenceText(group, 60))));
  return rolloutText.stage(percent.format(share / 100), whose);
}
