import type { RolloutStage } from '../../lib/core/api/policy.ts';
import { locale } from '../shell/language.ts';
import { rolloutText } from './rollout-text.ts';

const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
const lists = new Intl.ListFormat(locale, { type: 'conjunction' });

/** “10% of all devices”. Group names are untrusted: show it through `shownText`. */
export function stageWords({ groups, share }: RolloutStage): string {
  const whose = groups === null ? rolloutText.allGroups : rolloutText.ofGroups(lists.format(groups));
  return rolloutText.stage(percent.format(share / 100), whose);
}
