import type { SignInMethodsAnswer } from '../../lib/core/api/people.ts';
import * as v from 'valibot';
import type { Answer } from '../api/answers.ts';
import { nothing, type Answered, type Call } from '../api/call.ts';

const methodsAnswer: Answer<SignInMethodsAnswer> = v.object({
  password: v.boolean(),
  oidc: v.nullable(v.object({ label: v.string() })),
});

/** Calls of the sign-in page, beside those by link. */
export interface SessionApi {
  methods(): Answered<SignInMethodsAnswer>;
  signInByPassword(email: string, password: string): Answered<null>;
}

export function createSessionApi(call: Call): SessionApi {
  return {
    methods: () => call('GET', '/api/session/methods', methodsAnswer),
    signInByPassword: (email, password) => call('POST', '/api/session', nothing, { email, password }),
  };
}
