import { send } from '../../lib/messaging/send.ts';
import { readEnrolmentCode } from '../../lib/seal/enrolment-code.ts';
import { textsFor } from '../../lib/ui/texts/catalogue.ts';
import { popupCatalogues } from '../../lib/ui/texts/popup/index.ts';
import { isRemoved, type WatchedStatus } from './watch-status.ts';

/**
 * Joins with a pasted code, and reads the status again. Resolves with one sentence for a person whose code did not work;
 * null when it did, also where an answer came too late to be heard.
 */
export async function enrol(
  code: string,
  languages: readonly string[],
  refresh: WatchedStatus['refresh'],
): Promise<string | null> {
  const reply = await send('enrol/code', { code });
  const status = await refresh();
  const problem = reply.ok ? reply.value.problem : reply.error;
  const hasJoined = status !== null && status.organisation !== null && !isRemoved(status);
  return hasJoined ? null : enrolmentProblem(problem, code, languages);
}

function enrolmentProblem(problem: string | null, code: string, languages: readonly string[]): string | null {
  const { say } = textsFor(popupCatalogues, languages);
  switch (problem) {
    case null:
      return null;
    case 'enrolment/malformed':
      return say('enrolMalformed');
    case 'enrol/token':
      return say('enrolRefused');
    case 'enrolment/leaving':
      return say('enrolLeaving');
    case 'message/timeout':
    case 'net/unreachable': {
      const parsed = readEnrolmentCode(code);
      return say('enrolUnreachable', { server: parsed.ok ? new URL(parsed.value.server).host : '' });
    }
    default:
      return say('enrolFailed', { code: problem });
  }
}
