import type { SignInMethodsAnswer } from '../../lib/core/api/people.ts';
import { signInMethodsAnswer } from '../../lib/core/api/answers/people.ts';
import { nothing, type Answered, type Call } from '../api/call.ts';

/** Calls of the sign-in page, beside those by link. */
export interface SessionApi {
  methods(): Answered<SignInMethodsAnswer>;
  signInByPassword(email: string, password: string): Answered<null>;
}

export function createSessionApi(call: Call): SessionApi {
  return {
    methods: () => call('GET', '/api/session/methods', signInMethodsAnswer),
    signInByPassword: (email, password) => call('POST', '/api/session', nothing, { email, password }),
  };
}
