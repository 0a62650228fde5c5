import {
  changeRequestSchema,
  holdRequestSchema,
  savedViewsRequestSchema,
} from '../../../lib/core/api/incidents.ts';
import { aboutPersonSchema, aboutPseudonymSchema } from '../../../lib/core/api/person-data.ts';
import { pageSchema } from '../query.ts';
import { exportSchema } from '../routes/export-routes.ts';
import { listSchema, scopeSchema, valuesSchema } from '../routes/incident-routes.ts';
import {
  accountsSchema,
  coachingSchema,
  countsSchema,
  reportPolicySchema,
  rulesSchema,
  sendsSchema,
  simulatedSchema,
  toolsSchema,
  trendSchema,
} from '../routes/report-routes.ts';
import { done, empty } from './operation.ts';
import type { Operations } from './operation.ts';
import {
  changeAnswer,
  colleague,
  countAnswer,
  erasureAnswer,
  erasureRecord,
  holdRecord,
  incidentDetail,
  incidentItem,
  undoAnswer,
  valuesAnswer,
  personAnswer,
  pseudonymAnswer,
} from '../../../lib/core/api/answers/incidents.ts';
import {
  accountsReport,
  coachingReport,
  countsReport,
  policyReport,
  reasonsReport,
  rulesReport,
  sendsReport,
  simulatedReport,
  teamsReport,
  toolsReport,
  trendReport,
} from '../../../lib/core/api/answers/reports.ts';
import { listOf, pageOf } from '../../../lib/core/api/answers/shapes.ts';

/** Incidents, what is kept about people, and reports. */
export const incidentOperations: Operations = {
  'GET /api/incidents': {
    summary: 'Searches incidents, newest first.',
    query: listSchema,
    answers: { 200: pageOf(incidentItem) },
  },
  'GET /api/incidents/values': {
    summary: 'What a filter could be.',
    query: valuesSchema,
    answers: { 200: valuesAnswer },
  },
  'GET /api/incidents/count': {
    summary: 'How many a search finds.',
    query: scopeSchema,
    answers: { 200: countAnswer },
  },
  'GET /api/incidents/export': {
    summary: 'What a search finds, as a file.',
    query: exportSchema,
    answers: {
      200: {
        says: 'CSV, JSON lines, OCSF findings as JSON lines, or a signed package',
        type: 'application/octet-stream',
      },
    },
  },
  'GET /api/incidents/:day/:device/:id': {
    summary: 'One incident with its history.',
    answers: { 200: incidentDetail },
  },
  'GET /api/incidents/colleagues': {
    summary: 'People of the console by name, and who can be assigned an incident.',
    answers: { 200: listOf(colleague) },
  },
  'GET /api/incidents/views': {
    summary: "One's own saved searches.",
    answers: { 200: savedViewsRequestSchema },
  },
  'PUT /api/incidents/views': {
    summary: "Replaces one's own saved searches.",
    body: savedViewsRequestSchema,
    answers: done,
  },
  'POST /api/incidents/changes': {
    summary: 'Changes one or many: status, assignee, labels, resolution, a note, an answer.',
    body: changeRequestSchema,
    answers: { 200: changeAnswer },
  },
  'POST /api/incidents/changes/:batch/undo': {
    summary: 'Takes a change back.',
    body: empty,
    answers: { 200: undoAnswer },
  },
  'GET /api/holds': {
    summary: 'Legal holds.',
    query: pageSchema,
    answers: { 200: pageOf(holdRecord) },
  },
  'POST /api/holds': {
    summary: 'Keeps incidents from deletion.',
    body: holdRequestSchema,
    answers: { 201: holdRecord },
  },
  'DELETE /api/holds/:id': { summary: 'Releases a hold.', answers: done },
  'POST /api/person-data/unmask': {
    summary: 'Who a pseudonym is; asks a reason and is audited.',
    body: aboutPseudonymSchema,
    answers: { 200: personAnswer },
  },
  'POST /api/person-data/lookup': {
    summary: 'The pseudonym of a person.',
    body: aboutPersonSchema,
    answers: { 200: pseudonymAnswer },
  },
  'POST /api/person-data/export': {
    summary: 'Everything that is kept about a person.',
    body: aboutPseudonymSchema,
    answers: { 200: { says: 'JSON lines', type: 'application/jsonl' } },
  },
  'POST /api/person-data/erase': {
    summary: "Erases a person's data, with a signed proof.",
    body: aboutPseudonymSchema,
    answers: { 200: erasureAnswer },
  },
  'GET /api/person-data/erasures': {
    summary: 'Erasures, newest first.',
    query: pageSchema,
    answers: { 200: pageOf(erasureRecord) },
  },
  'GET /api/reports/counts': {
    summary: 'Incidents by one dimension, with the period before.',
    query: countsSchema,
    answers: { 200: countsReport },
  },
  'GET /api/reports/rules': {
    summary: 'What each rule did.',
    query: rulesSchema,
    answers: { 200: rulesReport },
  },
  'GET /api/reports/coaching': {
    summary: 'Whether warnings teach.',
    query: coachingSchema,
    answers: { 200: coachingReport },
  },
  'GET /api/reports/simulated': {
    summary: 'How often simulated rules matched, whether or not an enforced one decided.',
    query: simulatedSchema,
    answers: { 200: simulatedReport },
  },
  'GET /api/reports/tools': {
    summary: 'Which suggested tools people take, and which they would have needed.',
    query: toolsSchema,
    answers: { 200: toolsReport },
  },
  'GET /api/reports/sends': {
    summary: 'Clean sends, of groups of five people or more.',
    query: sendsSchema,
    answers: { 200: sendsReport },
  },
  'GET /api/reports/trend': {
    summary: 'What became of each day’s incidents, by rule or by platform.',
    query: trendSchema,
    answers: { 200: trendReport },
  },
  'GET /api/reports/teams': {
    summary: 'Each rule in each group.',
    query: coachingSchema,
    answers: { 200: teamsReport },
  },
  'GET /api/reports/accounts': {
    summary: 'Corporate against personal accounts.',
    query: accountsSchema,
    answers: { 200: accountsReport },
  },
  'GET /api/reports/reasons': {
    summary: 'Why people sent all the same.',
    query: coachingSchema,
    answers: { 200: reasonsReport },
  },
  'GET /api/reports/policy': {
    summary: 'What the rules are called, and which of them changed.',
    query: reportPolicySchema,
    answers: { 200: policyReport },
  },
};
