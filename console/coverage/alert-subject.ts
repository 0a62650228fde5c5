import type { AlertRecord } from '../../lib/core/api/coverage.ts';
import { browserName, coverageText } from './text.ts';
import { platformName } from '../shell/platforms.ts';

/** What an alert is about, in words: its subject is `platform browser`, a kind of expectation, or a name. */
export function subjectOf({ kind, subject }: Pick<AlertRecord, 'kind' | 'subject'>): string {
  if (kind === 'adapter-blind' || kind === 'adapter-degraded') {
    const [platform = '', browser = ''] = subject.split(' ');
    return `${platformName(platform)}, ${browserName(browser)}`;
  }
  if (kind === 'expected-missing') return subject === 'device' ? coverageText.computers : coverageText.people;
  return subject;
}
