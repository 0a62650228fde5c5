import { createCall } from '../api/call.ts';
import { createTextCall } from '../api/text-call.ts';
import { createApi } from '../api/client.ts';
import { createCoverage } from '../coverage/model.ts';
import { createIncidentsApi } from '../incidents/api.ts';
import { createDesk } from '../incidents/desk.ts';
import { createOverviewApi } from '../overview/api.ts';
import { createOverview } from '../overview/model.ts';
import { createReportsApi } from '../reports/api.ts';
import { createReports } from '../reports/model.ts';
import { createDraft } from '../rules/draft-model.ts';
import { createDraftKeeper } from '../rules/kept-draft.ts';
import { createPolicy } from '../rules/policy-model.ts';
import { createSettings } from '../settings/model.ts';
import { createSessionApi } from '../session/api.ts';
import { createSession } from '../session/model.ts';
import { createVersionsApi } from '../versions/api.ts';
import { createFactsApi } from '../versions/facts-api.ts';

/** Everything the pages show; lives as long as the page, so that going elsewhere and back loses nothing. */
export function createModels(fetch: typeof globalThis.fetch, onOther: () => void) {
  const call = createCall(fetch, () => session.ended());
  const text = createTextCall(fetch, () => session.ended());
  const api = createApi(call);
  const versionsApi = createVersionsApi(call);
  const session = createSession(api, createSessionApi(call), onOther);
  return {
    session,
    desk: createDesk(createIncidentsApi(call)),
    policy: createPolicy(api),
    draft: createDraft(
      { ...api, ...versionsApi },
      { keeper: createDraftKeeper(() => localStorage, session.owner) },
    ),
    versionsApi,
    factsApi: createFactsApi(call),
    coverage: createCoverage(call),
    reports: createReports(createReportsApi(call)),
    overview: createOverview(createOverviewApi(call), createReportsApi(call)),
    settings: createSettings(call, text),
  };
}
export type Models = ReturnType<typeof createModels>;
