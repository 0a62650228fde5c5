import type { Leaving, OptionsState } from '../../lib/ui/options/index.ts';
import { policyTimes } from '../pages/policy-times.ts';
import { isRemoved, type Status } from '../pages/watch-status.ts';

/** What the background says (null: it did not answer), as the settings page shows it. */
export function optionsState(
  status: Status | null,
  languages: readonly string[],
  leaving: Leaving,
): OptionsState {
  const server = status?.server ?? null;
  return {
    languages,
    answers: status !== null,
    organisation: status?.organisation ?? null,
    server: server === null ? null : new URL(server).host,
    managed: status?.managed ?? false,
    contact: status?.contact ?? null,
    policy: policyTimes(status),
    removed: isRemoved(status),
    serverReachable: status?.problem !== 'net/unreachable',
    waitingReports: status?.queued ?? 0,
    leaving,
  };
}
