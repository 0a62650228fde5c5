import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { shownText } from '../../lib/design/components/shown-text.ts';
import type { ApiError } from '../api/call.ts';
import { errorSentence } from '../shell/text.ts';
import type { SessionModel } from './model.ts';
import { sessionText } from './text.ts';

/** E-mail address and password. A refusal leaves the address and takes the password. */
export function PasswordForm(props: { readonly session: SessionModel; readonly primary: boolean }): VNode {
  const email = useSignal('');
  const password = useSignal('');
  const busy = useSignal(false);
  const error = useSignal<ApiError | null>(null);
  const passwordField = useRef<HTMLInputElement>(null);
  const send = async () => {
    if (busy.value) return;
    busy.value = true;
    error.value = null;
    const refused = await props.session.signInByPassword(email.value.trim(), password.value);
    busy.value = false;
    if (refused === null) return;
    error.value = refused;
    password.value = '';
    passwordField.current?.focus();
  };
  return (
    <form
      class="form sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={sessionText.email}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            type="email"
            required
            autocomplete="username"
            value={email.value}
            onInput={({ currentTarget }) => (email.value = currentTarget.value)}
          />
        )}
      </Field>
      <Field label={sessionText.password}>
        {(ids) => (
          <input
            {...ids}
            class="input"
            type="password"
            required
            autocomplete="current-password"
            ref={passwordField}
            value={password.value}
            onInput={({ currentTarget }) => (password.value = currentTarget.value)}
          />
        )}
      </Field>
      {error.value === null ? null : (
        <Notice tone="stop" role="alert">
          <bdi>{shownText(errorSentence(error.value), 300).text}</bdi>
        </Notice>
      )}
      <div class="dialog-actions">
        <Button look={props.primary ? 'primary' : 'plain'} type="submit" unavailable={busy.value}>
          {busy.value ? sessionText.checking : sessionText.signIn}
        </Button>
      </div>
    </form>
  );
}
