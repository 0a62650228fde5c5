import type { Models } from '../shell/models.ts';
import { searchText } from './search-text.ts';
import type { SuggestWords } from './suggest.ts';
import {
  accountWords,
  actionWords,
  channelOne,
  modeWords,
  resolutionWords,
  severityWords,
  statusWords,
} from './text.ts';
import { platformName } from '../shell/platforms.ts';

const known: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  is: statusWords,
  severity: severityWords,
  action: actionWords,
  mode: modeWords,
  channel: channelOne,
  account: accountWords,
  resolution: resolutionWords,
};

/** What stands beside a value that is offered. */
export function suggestWords({ policy, desk }: Models): SuggestWords {
  return {
    keys: searchText.keys,
    spans: searchText.spans,
    me: searchText.me,
    none: searchText.none,
    nameOf: desk.colleagues.nameOf,
    hintFor(key, value) {
      const words = known[key];
      if (words !== undefined && Object.hasOwn(words, value)) return words[value] ?? '';
      const [pack = '', rule = ''] = value.split('/', 2);
      if (key === 'rule' || key === 'simulated') return policy.ruleTitle({ pack, rule });
      if (key === 'detector') return policy.detectorTitles.value.get(value) ?? '';
      if (key === 'platform') return platformName(value);
      if (key === 'user') return desk.people.nameOf(value) ?? '';
      return '';
    },
  };
}
