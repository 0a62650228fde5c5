import type { Verdict } from './verdict.ts';

/** What a person is to do before something is sent that rules warn of. */
export interface Safeguards {
  /** From the question until it may be sent all the same. */
  readonly pauseSeconds: number;
  readonly retypeRecipient: boolean;
}

/** The most that is asked for by the rules that let it be sent all the same. */
export function safeguardsOf(verdicts: readonly Verdict[]): Safeguards {
  const asking = verdicts
    .flatMap(({ hits }) => hits)
    .filter(({ rule, action }) => rule.mode === 'enforce' && (action === 'warn' || action === 'justify'))
    .map(({ rule }) => rule.then);
  return {
    pauseSeconds: Math.max(0, ...asking.map(({ pause }) => pause?.seconds ?? 0)),
    retypeRecipient: asking.some(({ retypeRecipient }) => retypeRecipient),
  };
}
