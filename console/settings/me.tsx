import { useSignal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import { inLanguage } from '../shell/language.ts';
import { Trouble } from '../shell/trouble.tsx';
import { useAction } from '../shell/use-action.ts';
import { Loaded } from './forms/loaded.tsx';
import type { SettingsProps } from './page.tsx';
import { SessionTable, sessionWords } from './session-table.tsx';
import { roleTitles } from './text.ts';

const words = inLanguage({
  en: {
    as: (role: string) => `You are signed in as ${role}.`,
    password: 'Password',
    passwordText:
      'At least 15 characters unless your organisation asks for more or fewer; no rules about kinds of characters. Your other sessions end.',
    current: 'Password you have now',
    currentHint: 'Leave it empty when you have none, or came by a link.',
    fresh: 'New password',
    again: 'New password, once more',
    different: 'The two are not the same.',
    empty: 'Give a new password.',
    set: 'Set the password',
    setting: 'Setting it…',
    done: 'Your password is set.',
    off: 'Signing in by password is switched off here.',
  },
  de: {
    as: (role: string) => `Sie sind als ${role} angemeldet.`,
    password: 'Passwort',
    passwordText:
      'Mindestens 15 Zeichen, wenn Ihre Organisation nichts anderes verlangt; welche Zeichen, ist gleich. Ihre anderen Sitzungen enden.',
    current: 'Jetziges Passwort',
    currentHint: 'Bleibt leer, wenn Sie keines haben oder mit einem Link gekommen sind.',
    fresh: 'Neues Passwort',
    again: 'Neues Passwort, noch einmal',
    different: 'Die beiden sind nicht gleich.',
    empty: 'Geben Sie ein neues Passwort an.',
    set: 'Passwort setzen',
    setting: 'Wird gesetzt …',
    done: 'Ihr Passwort ist gesetzt.',
    off: 'Die Anmeldung mit Passwort ist hier ausgeschaltet.',
  },
});

/** One's own password and sessions. */
export function MePart({ models, session }: SettingsProps): VNode {
  const { api, mySessions, methods } = models.settings;
  useEffect(() => {
    void mySessions.load();
    void methods.load();
  }, [mySessions, methods]);
  const { name, role } = session.user;
  return (
    <>
      <p>
        <b>
          <Shown value={name} max={80} />
        </b>
        {role === null ? null : <span class="quiet"> · {words.as(roleTitles[role])}</span>}
      </p>
      <section class="block form" aria-labelledby="password">
        <h2 id="password">{words.password}</h2>
        {methods.value.value?.password === false ? (
          <p class="quiet">{words.off}</p>
        ) : (
          <PasswordForm models={models} />
        )}
      </section>
      <section class="block" aria-labelledby="sessions">
        <h2 id="sessions">{sessionWords.title}</h2>
        <Loaded of={mySessions}>
          {({ items }) => (
            <SessionTable sessions={items} end={api.endMySession} onEnded={() => void mySessions.load()} />
          )}
        </Loaded>
      </section>
    </>
  );
}

function PasswordForm({ models }: Pick<SettingsProps, 'models'>): VNode {
  const { api, mySessions } = models.settings;
  const current = useSignal('');
  const fresh = useSignal('');
  const again = useSignal('');
  const wrong = useSignal<'empty' | 'different' | null>(null);
  const action = useAction();
  const save = async () => {
    wrong.value = fresh.value === '' ? 'empty' : fresh.value === again.value ? null : 'different';
    if (wrong.value !== null) return;
    const before = current.value === '' ? null : current.value;
    if ((await action.run(() => api.setPassword(before, fresh.value))) === null) return;
    current.value = fresh.value = again.value = '';
    void mySessions.load();
  };
  const fields = [
    [words.current, current, 'current-password', words.currentHint, null],
    [words.fresh, fresh, 'new-password', undefined, wrong.value === 'empty' ? words.empty : null],
    [words.again, again, 'new-password', undefined, wrong.value === 'different' ? words.different : null],
  ] as const;
  return (
    <form
      class="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <p class="quiet">{words.passwordText}</p>
      {fields.map(([label, field, autocomplete, hint, error]) => (
        <Field key={label} label={label} {...(hint === undefined ? {} : { hint })} error={error}>
          {(ids) => (
            <input
              {...ids}
              class="input input-wide"
              type="password"
              autocomplete={autocomplete}
              value={field.value}
              onInput={({ currentTarget }) => (field.value = currentTarget.value)}
            />
          )}
        </Field>
      ))}
      <Trouble error={action.error.value} />
      {action.done.value ? (
        <Notice tone="good" role="status">
          {words.done}
        </Notice>
      ) : null}
      <div class="dialog-actions">
        <Button type="submit" unavailable={action.busy.value}>
          {action.busy.value ? words.setting : words.set}
        </Button>
      </div>
    </form>
  );
}
