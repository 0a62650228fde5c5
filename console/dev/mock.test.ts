import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { rolePermissions } from '../../lib/core/api/access.ts';
import { answer, createState, csp, otherRoles, scenarios } from './mock.mjs';
import {
  alertRecord,
  coverageAnswer,
  deviceRecord,
  enrolmentCodeRecord,
  expectedRecord,
} from '../../lib/core/api/answers/devices.ts';
import { incidentItem } from '../../lib/core/api/answers/incidents.ts';
import { webhookRecord } from '../../lib/core/api/answers/integrations.ts';
import { auditRecord, sessionAnswer, settingRecord, userRecord } from '../../lib/core/api/answers/people.ts';
import { activePolicy } from '../../lib/core/api/answers/policy.ts';
import { listOf, pageOf } from '../../lib/core/api/answers/shapes.ts';

const good = Object.keys(scenarios).filter((name) => !['error', 'garbage', 'signed-out'].includes(name));

describe('the mock server keeps the contract', () => {
  it('in the security policy', () => {
    expect(readFileSync('server/http/headers.ts', 'utf8')).toContain(`"${csp}"`);
  });

  it('in what the roles may', () => {
    expect(rolePermissions).toMatchObject(otherRoles);
  });

  it.each(good)('%s', (name) => {
    const state = createState(name);
    const get = (path: string, query = '') => {
      const [status, body]: readonly unknown[] = answer(state, 'GET', path, new URLSearchParams(query), {});
      expect(status).toBe(200);
      return body;
    };
    v.parse(sessionAnswer, get('/api/session'));
    v.parse(pageOf(incidentItem), get('/api/incidents', 'limit=200'));
    v.parse(pageOf(deviceRecord), get('/api/devices', 'limit=200'));
    v.parse(activePolicy, get('/api/policy'));
    v.parse(coverageAnswer, get('/api/coverage'));
    v.parse(pageOf(alertRecord), get('/api/alerts'));
    v.parse(pageOf(enrolmentCodeRecord), get('/api/enrolment-codes'));
    v.parse(pageOf(expectedRecord), get('/api/expected', 'kind=person'));
    v.parse(listOf(userRecord), get('/api/users'));
    v.parse(listOf(settingRecord), get('/api/settings'));
    v.parse(listOf(webhookRecord), get('/api/webhooks'));
    v.parse(pageOf(auditRecord), get('/api/audit'));
  });
});
