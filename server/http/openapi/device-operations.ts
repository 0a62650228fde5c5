import * as v from 'valibot';
import { counterReportSchema } from '../../../lib/core/api/counters.ts';
import {
  enrolAnswerSchema,
  enrolRequestSchema,
  heartbeatSchema,
  incidentAnswerSchema,
  incidentBatchSchema,
  policyAnswerSchema,
  policyHeadSchema,
  tokenAnswerSchema,
} from '../../../lib/core/api/device.ts';
import {
  answersAnswerSchema,
  answersRequestSchema,
  disputeSchema,
  feedbackSchema,
} from '../../../lib/core/api/disputes.ts';
import { keptAnswerSchema } from '../../../lib/core/api/own-device.ts';
import { expositionType } from '../../metrics/exposition.ts';
import type { Operations } from './operation.ts';

/** What devices and machines call: signed by the device key, but where a short-lived token is said. */
export const deviceOperations: Operations = {
  'POST /v1/enrol': {
    summary: 'Turns an enrolment token and a new key into a device.',
    body: enrolRequestSchema,
    answers: { 201: enrolAnswerSchema },
  },
  'POST /v1/token': {
    summary: 'A short-lived token for polls and hints.',
    body: v.strictObject({}),
    answers: { 200: tokenAnswerSchema },
  },
  'GET /v1/policy/head': {
    summary: 'Whether there is a newer policy (token; ETag and If-None-Match).',
    answers: { 200: policyHeadSchema, 304: null },
  },
  'GET /v1/policy': {
    summary: 'The signed policy for this device.',
    answers: { 200: policyAnswerSchema },
  },
  'GET /v1/hints': {
    summary: 'Tells each new policy version at once (token).',
    answers: { 200: { says: '`event: policy`, `data: {"version":7}`', type: 'text/event-stream' } },
  },
  'POST /v1/incidents': {
    summary: 'Stores incidents; answered after commit, and what was sent before is stored once.',
    body: incidentBatchSchema,
    answers: { 200: incidentAnswerSchema },
  },
  'POST /v1/heartbeat': {
    summary: 'What the extension says of itself and its browser.',
    body: heartbeatSchema,
    answers: { 204: null },
  },
  'POST /v1/disputes': {
    summary: 'An employee says that an incident of theirs is no violation.',
    body: disputeSchema,
    answers: { 204: null },
  },
  'POST /v1/feedback': {
    summary: 'Which suggested tool an employee took, or which would have helped.',
    body: feedbackSchema,
    answers: { 204: null },
  },
  'POST /v1/answers': {
    summary: 'What reviewers answered to disputes of this device.',
    body: answersRequestSchema,
    answers: { 200: answersAnswerSchema },
  },
  'POST /v1/counters': {
    summary: 'How many sends were clean, by day, platform, channel and kind of account.',
    body: counterReportSchema,
    answers: { 204: null },
  },
  'POST /v1/kept': {
    summary: 'How long what this device reports is kept.',
    body: v.strictObject({}),
    answers: { 200: keptAnswerSchema },
  },
  'POST /v1/leave': {
    summary: 'The person takes this device out of the organisation: it is refused from now on.',
    body: v.strictObject({}),
    answers: { 204: null },
  },
  'GET /healthz': { summary: 'The process answers.', answers: { 200: v.object({ ok: v.boolean() }) } },
  'GET /readyz': {
    summary: 'There is a policy and the database answers; else 503.',
    answers: { 200: v.object({ ok: v.boolean() }) },
  },
  'GET /metrics': {
    summary: 'Prometheus metrics, for the bearer of SLUICE_METRICS_TOKEN.',
    answers: { 200: { says: 'Text format 0.0.4', type: expositionType } },
  },
};
