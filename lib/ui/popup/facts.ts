import type { Texts } from '../texts/catalogue.ts';
import type { PopupKey } from '../texts/popup/index.ts';
import type { PopupState } from './state.ts';

type Standing = Pick<PopupState, 'policy' | 'waitingReports' | 'serverReachable'>;

/** How things stand, as labels and values. */
export function policyFacts(
  { policy, waitingReports, serverReachable }: Standing,
  { say, language }: Texts<PopupKey>,
): readonly (readonly [label: string, value: string])[] {
  const when = (time: number, timeStyle?: 'short') =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...(timeStyle && { timeStyle }) }).format(time);
  const rows: [string, string][] = [];
  if (policy) {
    const rules = say('rules', { count: policy.rules });
    rows.push([say('rulesLabel'), say('rulesValue', { rules, version: String(policy.version) })]);
    rows.push([say('fetchedLabel'), when(policy.fetchedAt, 'short')]);
    rows.push([say('expiresLabel'), when(policy.expiresAt)]);
  }
  const reports =
    waitingReports === 0 ? say('reportsNone') : say('reportsWaiting', { count: waitingReports });
  rows.push([say('reportsLabel'), reports]);
  if (serverReachable !== null) {
    rows.push([say('serverLabel'), say(serverReachable ? 'serverReachable' : 'serverUnreachable')]);
  }
  return rows;
}
