import * as v from 'valibot';
import { feedbackSchema, type Feedback } from '../../lib/core/api/disputes.ts';
import { incidentSchema } from '../../lib/core/incident/incident.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { PlatformData } from '../../lib/core/policy/platform.ts';
import type { Reply } from '../../lib/messaging/protocol.ts';
import type { RecordState } from '../../lib/ui/record/index.ts';
import type { Status } from '../pages/watch-status.ts';

/** What the background says (null: it did not answer), as "My record" shows it. */
export function recordState(
  status: Status | null,
  record: Reply<'record/get'> | null,
  platforms: readonly PlatformData[],
  languages: readonly string[],
): RecordState {
  const { entries = [], disputes = [], feedback = [], ...rest } = record ?? {};
  const disputed = new Map(disputes.map((dispute) => [dispute.id, dispute]));
  return {
    languages,
    answers: status !== null && record !== null,
    organisation: status?.organisation ?? null,
    contact: status?.contact ?? null,
    platforms: Object.fromEntries(platforms.map(({ id, platform, title }) => [platform ?? id, title])),
    ...{ total: 0, keptHere: { days: 0, entries: 0 }, keptThere: null, rules: {}, detectors: {} },
    ...rest,
    feedback: feedback.map((said) => ({ ...said, said: readFeedback(said.json) })).reverse(),
    reports: entries.map((entry) => ({
      ...entry,
      incident: readIncident(entry.json),
      dispute: disputed.get(entry.id) ?? null,
    })),
  };
}

/** Another version of the extension may have made it, in a shape that this one does not know. */
function readIncident(json: string): Incident | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), incidentSchema), json);
  return parsed.success ? parsed.output : null;
}

function readFeedback(json: string): Feedback | null {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), feedbackSchema), json);
  return parsed.success ? parsed.output : null;
}
