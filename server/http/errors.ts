import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ErrorAnswer } from '../../lib/core/api/device.ts';

/** Every code the two APIs answer with, its status and what it says. Messages never quote the request. */
const errors = {
  'request/shape': [400, 'The body does not have the expected shape.'],
  'request/query': [400, 'A query parameter is not valid.'],
  'request/search': [400, 'The search cannot be read; see where in `problems`.'],
  'request/not-found': [404, 'There is nothing here.'],
  'request/too-large': [413, 'The body is too large.'],
  'request/content-type': [415, 'Send application/json.'],
  'request/other-origin': [403, 'Only the console itself may do this.'],
  'proof/missing': [401, 'The request must be signed by the device key.'],
  'proof/malformed': [401, 'The signature headers are not in the expected form.'],
  'proof/digest': [401, 'The body is not the one that was signed.'],
  'proof/clock': [
    401,
    'The signature is too old or from the future; compare your clock with the Date header.',
  ],
  'proof/signature': [401, 'The signature does not verify.'],
  'proof/replayed': [401, 'This request was accepted before.'],
  'device/unknown': [401, 'No such device is enrolled.'],
  'device/revoked': [403, 'This device was revoked.'],
  'device/too-many-requests': [429, 'Too many requests from this device.'],
  'enrol/token': [403, 'The enrolment code is not valid, has expired or is used up.'],
  'metrics/token': [401, 'The metrics need their token.'],
  'token/missing': [401, 'An access token is required.'],
  'token/invalid': [401, 'The access token is not valid.'],
  'token/expired': [401, 'The access token has expired.'],
  'session/required': [401, 'Sign in first.'],
  'access/denied': [403, 'Your role does not allow this.'],
  'access/person-only': [403, 'Only a person may do this, not an API token.'],
  'session/link': [401, 'This sign-in link is not valid, has expired or was used before.'],
  'session/password': [401, 'E-mail address or password is not right.'],
  'session/wait': [429, 'Too many attempts; wait a little.'],
  'session/method': [403, 'This way of signing in is switched off.'],
  'session/email': [409, 'An administrator must enter your e-mail address first.'],
  'session/oidc': [401, 'The sign-in at the other side did not succeed.'],
  'session/oidc-away': [502, 'The sign-in provider does not answer as it should.'],
  'session/oidc-unknown': [403, 'Your account has no access here.'],
  'password/too-short': [422, 'The password is too short.'],
  'password/too-long': [422, 'The password is too long.'],
  'password/common': [422, 'This password is among the first that anybody would try.'],
  'user/last-administrator': [409, 'At least one administrator must remain.'],
  'user/manager-groups': [422, 'A manager sees the teams that are named for them, not all.'],
  'user/email-taken': [409, 'Another person has this e-mail address.'],
  'group/parent': [422, 'The group above does not exist, or the groups would form a ring.'],
  'group/has-groups': [409, 'There are groups below this one.'],
  'token/scope': [403, 'A token cannot be given more than you may do yourself.'],
  'incident/unknown': [404, 'This device has no such incident.'],
  'incident/other-count': [409, 'The search finds another number of incidents by now; look again.'],
  'incident/too-many': [422, 'These are too many at once; narrow the search.'],
  'export/too-large': [
    422,
    'These are too many for one signed package; narrow the search, to a month perhaps.',
  ],
  'hold/value': [422, 'What is to be held is not in the form of its kind, or is unknown.'],
  'webhook/url': [
    400,
    'A webhook needs an https address without a user name, outside of private networks unless a setting allows them.',
  ],
  'policy/conflict': [409, 'Another version was published meanwhile.'],
  'policy/rollout-open': [409, 'A version is being rolled out in stages; complete or abort that first.'],
  'policy/no-rollout': [409, 'This rollout is not under way any more.'],
  'policy/review-required': [409, 'A second person must approve this; propose it.'],
  'policy/own-review': [403, 'Somebody else must approve what you proposed.'],
  'proposal/decided': [409, 'This proposal was decided before.'],
  'draft/not-yours': [403, 'Only its author may change a draft.'],
  'draft/revision': [409, 'The draft was saved elsewhere meanwhile.'],
  'draft/conflict': [409, 'Files of the draft were changed in the policy in force as well.'],
  'draft/too-many': [409, 'You have too many drafts; delete some first.'],
  'keys/manifest': [422, 'This is no manifest that the root key of this organisation has signed.'],
  'keys/serial': [409, 'A newer manifest is in force; make a new request.'],
  'keys/unknown-key': [422, 'The manifest lists a key that is not of this server.'],
  'keys/root-offline': [409, 'The root key is not on the server; have a request signed where it is.'],
  'policy/unchanged': [409, 'These files are in force already.'],
  'policy/too-slow': [422, 'This policy takes too long to compile.'],
  'policy/too-heavy': [422, 'This policy takes too much memory to compile.'],
  'policy/no-signing-key': [503, 'No signing key is valid; bring back the root key and restart the server.'],
  'server/starting': [503, 'The server is starting.'],
  'server/overloaded': [503, 'The server is busy.'],
  'server/unavailable': [503, 'The database does not answer.'],
  'server/bug': [500, 'Something went wrong on the server.'],
} as const satisfies Record<string, readonly [ContentfulStatusCode, string]>;

export type ErrorCode = keyof typeof errors;
export const errorCodes: readonly string[] = Object.keys(errors);

/** Status and body of an error, for handlers that are not Hono's. */
export function errorAnswer(code: ErrorCode): {
  readonly status: ContentfulStatusCode;
  readonly answer: ErrorAnswer;
} {
  const [status, message] = errors[code];
  return { status, answer: { error: { code, message } } };
}

/** Answers with an error; 429 and 503 carry Retry-After. */
export function refuse(c: Context, code: ErrorCode, retryAfterSeconds = 5): Response {
  const { status, answer } = errorAnswer(code);
  if (status === 429 || status === 503) c.header('Retry-After', String(retryAfterSeconds));
  // The rest of the body is not read, so the connection cannot carry another request.
  if (status === 413) c.header('Connection', 'close');
  return c.json(answer, status);
}
