import { signInSchema, passwordSchema } from '../routes/session-routes.ts';
import * as v from 'valibot';
import { listSchema } from '../routes/audit-routes.ts';
import {
  groupSchema,
  importSchema,
  membersSchema,
  pageSchema as membersPageSchema,
} from '../routes/groups-routes.ts';
import { bodySchema } from '../routes/settings-routes.ts';
import { tokenSchema } from '../routes/tokens-routes.ts';
import { changeSchema, newUserSchema } from '../routes/users-routes.ts';
import { done, empty } from './operation.ts';
import type { Operations } from './operation.ts';
import {
  apiTokenAnswer,
  apiTokenRecord,
  auditHeadAnswer,
  auditRecord,
  groupMember,
  groupRecord,
  importAnswer,
  importProblems,
  invitationAnswer,
  oidcTryAnswer,
  sessionAnswer,
  sessionRecord,
  settingRecord,
  signInMethodsAnswer,
  userRecord,
} from '../../../lib/core/api/answers/people.ts';
import { listOf, pageOf } from '../../../lib/core/api/answers/shapes.ts';

const sessions = { 200: listOf(sessionRecord) };

/** Signing in, settings, people and the audit trail. */
export const peopleOperations: Operations = {
  'POST /api/session': { summary: 'Signs in with a link or a password.', body: signInSchema, answers: done },
  'GET /api/session/methods': {
    summary: 'How one can sign in here.',
    answers: { 200: signInMethodsAnswer },
  },
  'GET /api/session/oidc': {
    summary: 'Signs in by the identity provider.',
    answers: { 302: { says: 'To the provider.', type: 'text/plain' } },
  },
  'GET /api/session/oidc/callback': {
    summary: 'Where the provider sends the browser back to.',
    answers: { 302: { says: 'To the console, or to `/?problem=<code>`.', type: 'text/plain' } },
  },
  'GET /api/session': { summary: 'Who is signed in.', answers: { 200: sessionAnswer } },
  'DELETE /api/session': { summary: 'Signs out.', answers: done },
  'PUT /api/session/password': { summary: 'Sets the own password.', body: passwordSchema, answers: done },
  'GET /api/sessions': { summary: 'The own sessions.', answers: sessions },
  'DELETE /api/sessions/:id': { summary: 'Ends one of them.', answers: done },
  'GET /api/users': {
    summary: 'Everybody who may sign in.',
    answers: { 200: listOf(userRecord) },
  },
  'POST /api/users': {
    summary: 'Invites somebody.',
    body: newUserSchema,
    answers: { 201: invitationAnswer },
  },
  'PATCH /api/users/:id': {
    summary: 'Changes name, role, groups; disables.',
    body: changeSchema,
    answers: done,
  },
  'DELETE /api/users/:id': { summary: 'Erases who they were; their id stays.', answers: done },
  'POST /api/users/:id/link': {
    summary: 'Invites again, or resets a password.',
    body: empty,
    answers: { 201: invitationAnswer },
  },
  'GET /api/users/:id/sessions': { summary: 'Their sessions.', answers: sessions },
  'DELETE /api/users/:id/sessions': { summary: 'Ends all of them.', answers: done },
  'DELETE /api/users/:id/sessions/:session': { summary: 'Ends one of them.', answers: done },
  'GET /api/groups': {
    summary: 'Groups and their managers.',
    answers: { 200: listOf(groupRecord) },
  },
  'POST /api/groups/import': {
    summary: 'Groups, members and managers as CSV.',
    body: importSchema,
    answers: { 200: importAnswer, 422: importProblems },
  },
  'PUT /api/groups/:name': { summary: 'Makes or changes a group.', body: groupSchema, answers: done },
  'DELETE /api/groups/:name': { summary: 'Deletes a group without groups below.', answers: done },
  'GET /api/groups/:name/members': {
    summary: 'Who is in it.',
    query: membersPageSchema,
    answers: { 200: pageOf(groupMember) },
  },
  'POST /api/groups/:name/members': {
    summary: 'Who comes and who goes.',
    body: membersSchema,
    answers: done,
  },
  'GET /api/tokens': {
    summary: 'API tokens.',
    answers: { 200: listOf(apiTokenRecord) },
  },
  'POST /api/tokens': {
    summary: 'Makes an API token; it is shown once.',
    body: tokenSchema,
    answers: { 201: apiTokenAnswer },
  },
  'DELETE /api/tokens/:id': { summary: 'Revokes a token.', answers: done },
  'GET /api/settings': {
    summary: 'Every setting with the value in force.',
    answers: { 200: v.object({ items: v.array(settingRecord) }) },
  },
  'PUT /api/settings/:key': { summary: 'Sets a value.', body: bodySchema, answers: done },
  'DELETE /api/settings/:key': { summary: 'Back to the standard.', answers: done },
  'POST /api/settings/sign-in.oidc/test': {
    summary: 'Whether the provider of single sign-on can be used.',
    body: empty,
    answers: { 200: oidcTryAnswer },
  },
  'GET /api/audit': {
    summary: 'Who did what, newest first.',
    query: listSchema,
    answers: { 200: pageOf(auditRecord) },
  },
  'GET /api/audit/head': {
    summary: 'The signed end of the chain.',
    answers: { 200: auditHeadAnswer },
  },
  'GET /api/audit/export': {
    summary: 'The whole chain.',
    answers: { 200: { says: 'JSON lines', type: 'application/jsonl' } },
  },
};
