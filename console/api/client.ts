import type {
  ActivePolicy,
  CheckAnswer,
  PolicyFiles,
  PublishAnswer,
  PublishRequest,
  SessionAnswer,
} from '../../lib/core/api/console.ts';
import { nothing, type Answered, type Call } from './call.ts';
import { sessionAnswer } from '../../lib/core/api/answers/people.ts';
import { activePolicy, checkAnswer, publishAnswer } from '../../lib/core/api/answers/policy.ts';

export interface IncidentKey {
  readonly day: string;
  readonly device: string;
  readonly id: string;
}

export interface Api {
  signIn(link: string): Answered<null>;
  session(): Answered<SessionAnswer>;
  signOut(): Answered<null>;
  policy(): Answered<ActivePolicy>;
  checkPolicy(files: PolicyFiles): Answered<CheckAnswer>;
  publishPolicy(request: PublishRequest): Answered<PublishAnswer>;
}

export const pageSize = 50;

export function createApi(call: Call): Api {
  return {
    signIn: (link) => call('POST', '/api/session', nothing, { link }),
    session: () => call('GET', '/api/session', sessionAnswer),
    signOut: () => call('DELETE', '/api/session', nothing),
    policy: () => call('GET', '/api/policy', activePolicy),
    checkPolicy: (files) => call('POST', '/api/policy/check', checkAnswer, files),
    publishPolicy: (request) => call('POST', '/api/policy/publish', publishAnswer, request),
  };
}
