import type { DeviceRecord, Page } from '../../lib/core/api/console.ts';
import type {
  AlertRecord,
  CoverageAnswer,
  EnrolmentCodeAnswer,
  EnrolmentCodeRecord,
  EnrolmentCodeRequest,
  ExtensionIdentity,
  ExpectedImport,
  ExpectedImportAnswer,
  ExpectedKind,
  ExpectedRecord,
  ExpectedState,
} from '../../lib/core/api/coverage.ts';
import { nothing, search, type Answered, type Call } from '../api/call.ts';
import type { DeviceQuery } from './route.ts';
import {
  alertRecord,
  coverageAnswer,
  deviceRecord,
  enrolmentCodeAnswer,
  enrolmentCodeRecord,
  expectedImportAnswer,
  expectedRecord,
} from '../../lib/core/api/answers/devices.ts';
import { pageOf } from '../../lib/core/api/answers/shapes.ts';

type Cursor = string | null;

export interface CoverageApi {
  coverage(): Answered<CoverageAnswer>;
  alerts(): Answered<Page<AlertRecord>>;
  acknowledge(alert: string): Answered<null>;
  devices(query: DeviceQuery, cursor: Cursor): Answered<Page<DeviceRecord>>;
  device(id: string): Answered<DeviceRecord>;
  revoke(id: string): Answered<null>;
  expected(kind: ExpectedKind, seen: ExpectedState | null, cursor: Cursor): Answered<Page<ExpectedRecord>>;
  importExpected(list: ExpectedImport): Answered<ExpectedImportAnswer>;
  codes(cursor: Cursor): Answered<Page<EnrolmentCodeRecord>>;
  makeCode(request: EnrolmentCodeRequest): Answered<EnrolmentCodeAnswer>;
  revokeCode(id: string): Answered<null>;
  saveExtension(extension: ExtensionIdentity): Answered<null>;
}

const limit = 50;

export function createCoverageApi(call: Call): CoverageApi {
  return {
    coverage: () => call('GET', '/api/coverage', coverageAnswer),
    alerts: () => call('GET', '/api/alerts?limit=200', pageOf(alertRecord)),
    acknowledge: (id) => call('POST', `/api/alerts/${encodeURIComponent(id)}/acknowledge`, nothing, {}),
    devices: (query, cursor) =>
      call('GET', `/api/devices?${search({ ...given(query), cursor, limit })}`, pageOf(deviceRecord)),
    device: (id) => call('GET', `/api/devices/${encodeURIComponent(id)}`, deviceRecord),
    revoke: (id) => call('DELETE', `/api/devices/${encodeURIComponent(id)}`, nothing),
    expected: (kind, seen, cursor) =>
      call('GET', `/api/expected?${search({ kind, seen, cursor, limit })}`, pageOf(expectedRecord)),
    importExpected: (list) => call('POST', '/api/expected', expectedImportAnswer, list),
    codes: (cursor) =>
      call('GET', `/api/enrolment-codes?${search({ cursor, limit })}`, pageOf(enrolmentCodeRecord)),
    makeCode: (request) => call('POST', '/api/enrolment-codes', enrolmentCodeAnswer, request),
    revokeCode: (id) => call('DELETE', `/api/enrolment-codes/${encodeURIComponent(id)}`, nothing),
    saveExtension: (value) => call('PUT', '/api/settings/devices.extension', nothing, { value }),
  };
}

function given(query: DeviceQuery): Record<string, string | null> {
  return Object.fromEntries(Object.entries(query).map(([name, value]) => [name, value ?? null]));
}
