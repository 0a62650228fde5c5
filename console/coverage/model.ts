import type { DeviceRecord } from '../../lib/core/api/console.ts';
import type {
  EnrolmentCodeRecord,
  ExpectedKind,
  ExpectedRecord,
  ExpectedState,
} from '../../lib/core/api/coverage.ts';
import type { Call } from '../api/call.ts';
import { createPaged, type Paged } from '../paging/paged.ts';
import { createResource } from '../paging/resource.ts';
import { createCoverageApi } from './api.ts';
import { createKit } from './kit/model.ts';
import type { DeviceQuery } from './route.ts';

/** What the coverage pages show. */
export function createCoverage(call: Call) {
  const api = createCoverageApi(call);
  return {
    api,
    figures: createResource(api.coverage),
    alerts: createResource(api.alerts),
    devices: lastOf((query: DeviceQuery): Paged<DeviceRecord> =>
      createPaged(
        (cursor) => api.devices(query, cursor),
        ({ id }) => id,
      ),
    ),
    expected: lastOf(
      (of: { readonly kind: ExpectedKind; readonly seen: ExpectedState | null }): Paged<ExpectedRecord> =>
        createPaged(
          (cursor) => api.expected(of.kind, of.seen, cursor),
          ({ kind, name }) => `${kind} ${name}`,
        ),
    ),
    codes: createPaged<EnrolmentCodeRecord>(api.codes, ({ id }) => id),
    kit: createKit(api),
  };
}
export type CoverageModel = ReturnType<typeof createCoverage>;

/** One list for each question; the last one is kept, so that going back finds it as it was. */
function lastOf<Question, List>(create: (question: Question) => List): (question: Question) => List {
  let last: { readonly key: string; readonly list: List } | null = null;
  return (question) => {
    const key = JSON.stringify(question);
    if (last?.key !== key) last = { key, list: create(question) };
    return last.list;
  };
}
