import type { Call } from '../api/call.ts';
import type { TextCall } from '../api/text-call.ts';
import { createPaged } from '../paging/paged.ts';
import { createResource } from '../paging/resource.ts';
import { createSettingsApi } from './api.ts';

/** What the settings pages show; fetched by the part that needs it. */
export function createSettings(call: Call, text: TextCall) {
  const api = createSettingsApi(call, text);
  return {
    api,
    settings: createResource(api.settings),
    mySessions: createResource(api.mySessions),
    methods: createResource(api.methods),
    users: createResource(api.users),
    groups: createResource(api.groups),
    tokens: createResource(api.tokens),
    keys: createResource(api.keys),
    webhooks: createResource(api.webhooks),
    holds: createPaged(api.holds, ({ id }) => id),
    erasures: createPaged(api.erasures, ({ id }) => id),
  };
}
export type SettingsModel = ReturnType<typeof createSettings>;
