import type { Handlers } from '../messaging/serve.ts';
import { noteCleanSends } from './clean-sends.ts';
import { saveDispute } from './disputes.ts';
import { saveFeedback } from './feedback.ts';
import { loadIdentity } from './identity.ts';
import { pseudonymise } from './pseudonymise.ts';
import type { Queue } from './queue.ts';
import { quietly } from './quietly.ts';

type Asked = 'incident/save' | 'sends/clean' | 'incident/dispute' | 'incident/feedback';

/** What guards and the dialog have recorded. `flush` sends incidents, `tell` what was said about them. */
export function incidentHandlers({
  queue,
  flush,
  tell,
}: {
  readonly queue: Queue;
  readonly flush: () => Promise<void>;
  readonly tell: () => Promise<void>;
}): Pick<Handlers, Asked> {
  return {
    'incident/save': async ({ draft, open }, sender) => {
      const identity = await loadIdentity();
      // Nobody is left to tell: what passed is forgotten, and what is about to pass does not.
      if (identity === null) return { saved: !open };
      const about = { open, organisation: identity.organisation.id, tab: sender.tab?.id };
      const saved = await queue.save(await pseudonymise(draft, identity.pseudonymKey), about);
      if (!open) void quietly(flush);
      return { saved };
    },
    'sends/clean': async (sent) => {
      const identity = await loadIdentity();
      if (identity !== null) await noteCleanSends(identity.organisation.id, sent, Date.now());
      return {};
    },
    'incident/dispute': async (dispute) => {
      const identity = await loadIdentity();
      if (identity === null) return { saved: false };
      await saveDispute(identity.organisation.id, dispute, Date.now());
      void quietly(tell);
      return { saved: true };
    },
    'incident/feedback': async (said) => {
      const identity = await loadIdentity();
      if (identity === null) return { saved: false };
      await saveFeedback(identity.organisation.id, said, Date.now());
      void quietly(tell);
      return { saved: true };
    },
  };
}
