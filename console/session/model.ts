import { signal, type ReadonlySignal } from '@preact/signals';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { ApiError } from '../api/call.ts';
import type { Api } from '../api/client.ts';

export type SessionState =
  | { readonly kind: 'checking' }
  /** `why`: nothing yet, the session ended meanwhile, the person signed out, or a link was not accepted. */
  | {
      readonly kind: 'signed-out';
      readonly why: 'new' | 'ended' | 'left' | 'link';
      readonly error: ApiError | null;
    }
  | { readonly kind: 'signed-in'; readonly session: SessionAnswer }
  /** The server could not be asked. */
  | { readonly kind: 'unknown'; readonly error: ApiError };

export interface SessionModel {
  readonly state: ReadonlySignal<SessionState>;
  /** Asks the server who this is. */
  check(): Promise<void>;
  /** Exchanges a one-time link for a session. */
  signIn(link: string): Promise<void>;
  signOut(): Promise<ApiError | null>;
  /** A call was answered with 401. */
  ended(): void;
}

export function createSession(api: Pick<Api, 'session' | 'signIn' | 'signOut'>): SessionModel {
  const state = signal<SessionState>({ kind: 'checking' });

  async function check(): Promise<void> {
    state.value = { kind: 'checking' };
    const answer = await api.session();
    if (answer.ok) state.value = { kind: 'signed-in', session: answer.value };
    else if (answer.error.status === 401) state.value = { kind: 'signed-out', why: 'new', error: null };
    else state.value = { kind: 'unknown', error: answer.error };
  }

  return {
    state,
    check,
    async signIn(link) {
      state.value = { kind: 'checking' };
      const answer = await api.signIn(link);
      if (answer.ok) return check();
      state.value = { kind: 'signed-out', why: 'link', error: answer.error };
    },
    async signOut() {
      const answer = await api.signOut();
      if (!answer.ok && answer.error.status !== 401) return answer.error;
      state.value = { kind: 'signed-out', why: 'left', error: null };
      return null;
    },
    ended() {
      if (state.value.kind === 'signed-in') state.value = { kind: 'signed-out', why: 'ended', error: null };
    },
  };
}
