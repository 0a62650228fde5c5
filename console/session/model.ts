import { signal, type ReadonlySignal } from '@preact/signals';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { SignInMethodsAnswer } from '../../lib/core/api/people.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';
import { createResource, type Resource } from '../paging/resource.ts';
import type { SessionApi } from './api.ts';

export type SessionState =
  | { readonly kind: 'checking' }
  /** `why`: nothing yet, the session ended meanwhile, the person signed out, or a way in was not accepted. */
  | {
      readonly kind: 'signed-out';
      readonly why: 'new' | 'ended' | 'left' | 'link' | 'provider';
      readonly error: ApiError | null;
    }
  | { readonly kind: 'signed-in'; readonly session: SessionAnswer }
  /** The server could not be asked. */
  | { readonly kind: 'unknown'; readonly error: ApiError };

export interface SessionModel {
  readonly state: ReadonlySignal<SessionState>;
  /** Who is signed in; stays when the session ends by itself, so that nothing typed goes; null before, and after signing out. */
  readonly person: ReadonlySignal<SessionAnswer | null>;
  /** The id of who is signed in, or was last. */
  owner(): string | null;
  /** How one can sign in here. */
  readonly methods: Resource<SignInMethodsAnswer>;
  /** Asks the server who this is. `problem`: the code with which the provider's sign-in came back. */
  check(problem?: string | null): Promise<void>;
  /** Exchanges a one-time link for a session. */
  signIn(link: string): Promise<void>;
  /** Null when it worked: then `state` says who it is. What was typed stays when it did not. */
  signInByPassword(email: string, password: string): Promise<ApiError | null>;
  signOut(): Promise<ApiError | null>;
  /** A call was answered with 401. */
  ended(): void;
}

export function createSession(
  api: Pick<Api, 'session' | 'signIn' | 'signOut'>,
  { methods, signInByPassword }: SessionApi,
  /** Somebody else has signed in: the page begins anew, so that nobody sees what was another's. */
  onOther: () => void,
): SessionModel {
  const state = signal<SessionState>({ kind: 'checking' });
  const person = signal<SessionAnswer | null>(null);
  // Whose page this is: what it has loaded and what was typed here are theirs.
  let owner: string | null = null;

  function enter(session: SessionAnswer): void {
    if (owner !== null && owner !== session.user.id) return onOther();
    owner = session.user.id;
    person.value = session;
    state.value = { kind: 'signed-in', session };
  }

  async function check(problem: string | null = null): Promise<void> {
    state.value = { kind: 'checking' };
    const answer = await api.session();
    if (answer.ok) enter(answer.value);
    else if (answer.error.status !== 401) state.value = { kind: 'unknown', error: answer.error };
    else if (problem === null) state.value = { kind: 'signed-out', why: 'new', error: null };
    else
      state.value = {
        kind: 'signed-out',
        why: 'provider',
        error: { code: problem, status: 401, message: '' },
      };
  }

  return {
    state,
    person,
    owner: () => owner,
    methods: createResource(methods),
    check,
    async signIn(link) {
      state.value = { kind: 'checking' };
      const answer = await api.signIn(link);
      if (answer.ok) return check();
      state.value = { kind: 'signed-out', why: 'link', error: answer.error };
    },
    async signInByPassword(email, password) {
      const answer = await signInByPassword(email, password);
      if (!answer.ok) return answer.error;
      await check();
      return null;
    },
    async signOut() {
      const answer = await api.signOut();
      if (!answer.ok && answer.error.status !== 401) return answer.error;
      person.value = null;
      state.value = { kind: 'signed-out', why: 'left', error: null };
      return null;
    },
    ended() {
      if (state.value.kind === 'signed-in') state.value = { kind: 'signed-out', why: 'ended', error: null };
    },
  };
}
