import * as v from 'valibot';
import { pageSchema } from '../query.ts';
import { alertQuerySchema } from '../routes/alert-routes.ts';
import { expectedImportSchema, expectedQuerySchema } from '../routes/coverage-routes.ts';
import { deviceQuerySchema, enrolmentCodeRequestSchema } from '../routes/devices-routes.ts';
import { deliveryQuerySchema, replaySchema, webhookRequestSchema } from '../routes/webhook-routes.ts';
import { incidentOperations } from './incident-operations.ts';
import { done, empty } from './operation.ts';
import type { Operations } from './operation.ts';
import { peopleOperations } from './people-operations.ts';
import { policyOperations } from './policy-operations.ts';
import {
  alertRecord,
  coverageAnswer,
  deviceRecord,
  enrolmentCodeAnswer,
  enrolmentCodeRecord,
  expectedImportAnswer,
  expectedRecord,
} from '../../../lib/core/api/answers/devices.ts';
import {
  deliveryRecord,
  replayedAnswer,
  webhookRecord,
  webhookSecretAnswer,
  webhookTestAnswer,
} from '../../../lib/core/api/answers/integrations.ts';
import { checkAnswer } from '../../../lib/core/api/answers/policy.ts';
import { pageOf } from '../../../lib/core/api/answers/shapes.ts';

const devices: Operations = {
  'GET /api/devices': {
    summary: 'Enrolled devices, newest first.',
    query: deviceQuerySchema,
    answers: { 200: pageOf(deviceRecord) },
  },
  'GET /api/devices/:id': { summary: 'One device.', answers: { 200: deviceRecord } },
  'DELETE /api/devices/:id': { summary: 'Revokes a device, at once.', answers: done },
  'GET /api/enrolment-codes': {
    summary: 'Enrolment codes without their secrets.',
    query: pageSchema,
    answers: { 200: pageOf(enrolmentCodeRecord) },
  },
  'POST /api/enrolment-codes': {
    summary: 'Makes an enrolment code.',
    body: enrolmentCodeRequestSchema,
    answers: { 201: enrolmentCodeAnswer },
  },
  'DELETE /api/enrolment-codes/:id': { summary: 'Takes the uses that a code has left.', answers: done },
  'GET /api/coverage': {
    summary: 'What is enrolled, enforced and missing.',
    answers: { 200: coverageAnswer },
  },
  'GET /api/expected': {
    summary: 'Whom or what to expect, and whether it is seen.',
    query: expectedQuerySchema,
    answers: { 200: pageOf(expectedRecord) },
  },
  'POST /api/expected': {
    summary: 'Imports whom or what to expect, as CSV or as a list.',
    body: expectedImportSchema,
    answers: { 200: expectedImportAnswer, 422: checkAnswer },
  },
  'GET /api/alerts': {
    summary: 'Alerts, newest first.',
    query: alertQuerySchema,
    answers: { 200: pageOf(alertRecord) },
  },
  'POST /api/alerts/:id/acknowledge': { summary: 'Somebody takes care of it.', body: empty, answers: done },
};

const integrations: Operations = {
  'GET /api/webhooks': {
    summary: 'Webhooks without their secrets.',
    answers: { 200: v.object({ items: v.array(webhookRecord) }) },
  },
  'POST /api/webhooks': {
    summary: 'Makes a webhook; its secret is shown once.',
    body: webhookRequestSchema,
    answers: { 201: webhookSecretAnswer },
  },
  'PUT /api/webhooks/:id': { summary: 'Changes a webhook.', body: webhookRequestSchema, answers: done },
  'DELETE /api/webhooks/:id': { summary: 'Deletes a webhook and what waits for it.', answers: done },
  'POST /api/webhooks/:id/secret': {
    summary: 'A new secret; the old one is void.',
    body: empty,
    answers: { 200: webhookSecretAnswer },
  },
  'POST /api/webhooks/:id/test': {
    summary: 'Sends an event `test` now.',
    body: empty,
    answers: { 200: webhookTestAnswer },
  },
  'GET /api/webhooks/:id/deliveries': {
    summary: 'What became of deliveries.',
    query: deliveryQuerySchema,
    answers: { 200: pageOf(deliveryRecord) },
  },
  'POST /api/webhooks/:id/replay': {
    summary: 'Sends dead deliveries again.',
    body: replaySchema,
    answers: { 200: replayedAnswer },
  },
  'GET /api/openapi.json': {
    summary: 'This description.',
    answers: { 200: { says: 'OpenAPI 3.1', type: 'application/json' } },
  },
  'GET /api/docs': {
    summary: 'This description as a page.',
    answers: { 200: { says: 'HTML', type: 'text/html' } },
  },
  'GET /api/docs/style.css': { summary: 'Its looks.', answers: { 200: { says: 'CSS', type: 'text/css' } } },
};

/** What people and API tokens call; who may, says access.ts. */
export const consoleOperations: Readonly<Record<string, Operations>> = {
  'People, settings and audit': peopleOperations,
  'Policy and keys': policyOperations,
  'Incidents, people’s data and reports': incidentOperations,
  'Devices and coverage': devices,
  Integrations: integrations,
};
