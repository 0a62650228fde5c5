import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { activePolicy, deviceRecord, pageOf, sessionAnswer } from '../api/answers.ts';
import { incidentItem } from '../incidents/answers.ts';
import { answer, createState, scenarios } from './mock.mjs';

const good = Object.keys(scenarios).filter((name) => !['error', 'garbage', 'signed-out'].includes(name));

describe('the mock server keeps the contract', () => {
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
  });
});
