import * as v from 'valibot';
import {
  createDraftSchema,
  decisionSchema,
  draftsQuerySchema,
  proposalQuerySchema,
  proposalSchema,
  publishDraftSchema,
  rebaseSchema,
  saveDraftSchema,
} from '../routes/draft-schemas.ts';
import { manifestSchema, requestSchema } from '../routes/keys-routes.ts';
import {
  abortSchema,
  checkSchema,
  completeSchema,
  diffSchema,
  publishSchema,
  replaySchema,
  rollbackSchema,
  versionText,
  versionsPageSchema,
  widenSchema,
} from '../routes/policy-schemas.ts';
import { done } from './operation.ts';
import type { Operations } from './operation.ts';
import {
  activePolicy,
  checkAnswer,
  draft,
  draftSummary,
  keyRequest,
  keysAnswer,
  manifestAnswer,
  packLibrary,
  policyDiff,
  policyFiles,
  policyVersion,
  policyVersionFiles,
  proposal,
  proposeAnswer,
  publishAnswer,
  replayReport,
  rollout,
  ruleLastChange,
} from '../../../lib/core/api/answers/policy.ts';
import { listOf, pageOf } from '../../../lib/core/api/answers/shapes.ts';

const notSigned = 'Answers with 503 when it is taken, but what is in force is not signed anew yet.';

/** Policy and the keys that sign it. */
export const policyOperations: Operations = {
  'GET /api/policy': { summary: 'The policy in force.', answers: { 200: activePolicy } },
  'GET /api/policy/files': {
    summary: 'The files of a version; of the one in force unless said.',
    query: v.object({ version: v.optional(versionText) }),
    answers: { 200: policyVersionFiles },
  },
  'GET /api/policy/versions': {
    summary: 'All versions, newest first.',
    query: versionsPageSchema,
    answers: { 200: pageOf(policyVersion) },
  },
  'GET /api/policy/versions/:version': {
    summary: 'One version.',
    answers: { 200: policyVersion },
  },
  'GET /api/policy/diff': {
    summary: 'What changed between two versions.',
    query: diffSchema,
    answers: { 200: policyDiff },
  },
  'POST /api/policy/diff': {
    summary: 'What these files would change.',
    body: checkSchema,
    answers: { 200: policyDiff },
  },
  'POST /api/policy/check': {
    summary: 'What is wrong with these files.',
    body: checkSchema,
    answers: { 200: checkAnswer },
  },
  'POST /api/policy/replay': {
    summary: 'What these files would have done about what is on record, beside the policy in force.',
    body: replaySchema,
    answers: { 200: replayReport, 422: checkAnswer },
  },
  'GET /api/policy/rule-changes': {
    summary: 'The version that last changed each rule.',
    answers: { 200: listOf(ruleLastChange) },
  },
  'GET /api/policy/packs': {
    summary: 'The packs that come with this server.',
    answers: { 200: packLibrary },
  },
  'GET /api/policy/packs/:id/needs': {
    summary: 'The detectors and dictionaries that a pack of this server names, as they come with it.',
    answers: { 200: policyFiles },
  },
  'POST /api/policy/publish': {
    summary: 'Makes these files the next version, at once or in stages.',
    body: publishSchema,
    answers: { 200: publishAnswer, 422: checkAnswer },
  },
  'POST /api/policy/rollback': {
    summary: 'Publishes an older version again.',
    body: rollbackSchema,
    answers: { 200: publishAnswer },
  },
  'GET /api/policy/rollout': {
    summary: 'The version that is being rolled out in stages.',
    answers: { 200: rollout },
  },
  'POST /api/policy/rollout/widen': {
    summary: 'More devices.',
    body: widenSchema,
    answers: { 200: rollout },
  },
  'POST /api/policy/rollout/complete': {
    summary: 'All devices.',
    body: completeSchema,
    answers: { 200: publishAnswer },
  },
  'POST /api/policy/rollout/abort': {
    summary: 'Back to the version before, for the devices that had it.',
    body: abortSchema,
    answers: { 200: publishAnswer },
  },
  'GET /api/policy/drafts': {
    summary: 'Edits that people work on, newest first.',
    query: draftsQuerySchema,
    answers: { 200: listOf(draftSummary) },
  },
  'POST /api/policy/drafts': {
    summary: 'Begins one.',
    body: createDraftSchema,
    answers: { 201: draft },
  },
  'GET /api/policy/drafts/:id': { summary: 'One draft.', answers: { 200: draft } },
  'PUT /api/policy/drafts/:id': {
    summary: 'Saves it, unless somebody else did meanwhile.',
    body: saveDraftSchema,
    answers: { 200: draft },
  },
  'DELETE /api/policy/drafts/:id': { summary: 'Throws it away.', answers: done },
  'GET /api/policy/drafts/:id/files': {
    summary: 'The files as they would be published.',
    answers: { 200: policyFiles },
  },
  'GET /api/policy/drafts/:id/diff': {
    summary: 'What it would change of the policy in force.',
    answers: { 200: policyDiff },
  },
  'POST /api/policy/drafts/:id/rebase': {
    summary: 'Brings it onto the policy in force.',
    body: rebaseSchema,
    answers: { 200: draft },
  },
  'POST /api/policy/drafts/:id/publish': {
    summary: 'Publishes it, at once or in stages. The draft is gone then, unless more was saved meanwhile.',
    body: publishDraftSchema,
    answers: { 200: publishAnswer, 422: checkAnswer },
  },
  'GET /api/policy/proposals': {
    summary: 'What waits for a second person or for its time, and what became of it; newest first.',
    query: proposalQuerySchema,
    answers: { 200: pageOf(proposal) },
  },
  'POST /api/policy/proposals': {
    summary: 'Proposes files. The same again, while it waits, is answered with that proposal (200).',
    body: proposalSchema,
    answers: {
      200: proposeAnswer,
      201: proposeAnswer,
      422: checkAnswer,
    },
  },
  'GET /api/policy/proposals/:id': {
    summary: 'One proposal.',
    answers: { 200: proposal },
  },
  'GET /api/policy/proposals/:id/files': {
    summary: 'The files as they would be published.',
    answers: { 200: policyFiles },
  },
  'GET /api/policy/proposals/:id/diff': {
    summary: 'What it changes of the version it began with.',
    answers: { 200: policyDiff },
  },
  'POST /api/policy/proposals/:id/approve': {
    summary: 'A second person’s yes: published at once, or when its time comes.',
    body: decisionSchema,
    answers: { 200: proposal, 422: checkAnswer },
  },
  'POST /api/policy/proposals/:id/refuse': {
    summary: 'A second person’s no.',
    body: decisionSchema,
    answers: { 200: proposal },
  },
  'DELETE /api/policy/proposals/:id': { summary: 'Withdraws one’s own.', answers: done },
  'GET /api/keys': {
    summary: 'Signing keys and their manifest.',
    answers: { 200: keysAnswer },
  },
  'POST /api/keys/requests': {
    summary: 'A manifest to be signed where the root key is.',
    body: requestSchema,
    answers: { 201: keyRequest },
  },
  'POST /api/keys/manifests': {
    summary: `Takes a signed manifest. ${notSigned}`,
    body: manifestSchema,
    answers: { 200: manifestAnswer },
  },
  'POST /api/keys/rotate': {
    summary: `A new signing key, where the root key is on the server. ${notSigned}`,
    body: requestSchema,
    answers: { 200: manifestAnswer },
  },
};
