import type { VNode } from 'preact';
import { useEffect } from 'preact/hooks';
import { roles } from '../../../lib/core/api/access.ts';
import { CopyBox } from '../../shell/copy-box.tsx';
import { SettingForm, useSettings } from '../forms/setting-form.tsx';
import type { SettingField } from '../forms/setting-values.ts';
import type { SettingsProps } from '../page.tsx';
import { roleTitles } from '../text.ts';
import { Mapping } from './mapping.tsx';
import { TryOidc } from './try-oidc.tsx';
import { signInText as words } from './text.ts';

const password: readonly SettingField[] = [
  { kind: 'switch', name: 'enabled', label: words.passwordOn, hint: words.passwordOnHint },
  { kind: 'number', name: 'minLength', label: words.minLength, hint: words.minLengthHint, min: 8, max: 64 },
];
const oidc: readonly SettingField[] = [
  {
    kind: 'text',
    name: 'issuer',
    label: words.issuer,
    hint: words.issuerHint,
    optional: true,
    pattern: /^https:\/\/\S+$|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])(?:[:/]\S*)?$/,
    bad: words.issuerBad,
  },
  { kind: 'text', name: 'clientId', label: words.clientId },
  {
    kind: 'text',
    name: 'clientSecret',
    label: words.clientSecret,
    hint: words.clientSecretHint,
    secret: true,
  },
  { kind: 'text', name: 'label', label: words.label },
  { kind: 'text', name: 'scope', label: words.scope, pattern: /(?:^| )openid(?:$| )/, bad: words.scopeBad },
  { kind: 'text', name: 'groupsClaim', label: words.groupsClaim },
  {
    kind: 'choice',
    name: 'defaultRole',
    label: words.defaultRole,
    choices: [['', words.noAccess], ...roles.map((role) => [role, roleTitles[role]] as const)],
  },
  {
    kind: 'choice',
    name: 'newPeople',
    label: words.newPeople,
    choices: [
      ['refuse', words.newPeopleChoices.refuse],
      ['create', words.newPeopleChoices.create],
    ],
  },
  { kind: 'switch', name: 'trustEmail', label: words.trustEmail },
];
const sessions: readonly SettingField[] = [
  { kind: 'number', name: 'idleMinutes', label: words.idle, min: 5, max: 1_440 },
  { kind: 'number', name: 'absoluteHours', label: words.absolute, min: 1, max: 72 },
  { kind: 'number', name: 'rotateMinutes', label: words.rotate, min: 5, max: 1_440 },
];

/** How people sign in, and for how long. */
export function SignInPart({ models, session }: SettingsProps): VNode {
  const { methods } = models.settings;
  useSettings(models);
  useEffect(() => void methods.load(), [methods]);
  const shared = { models, session };
  const on = methods.value.value?.oidc ?? null;
  return (
    <>
      <SettingForm {...shared} settingKey="sign-in.password" title={words.password} fields={password} />
      <SettingForm
        {...shared}
        settingKey="sign-in.oidc"
        title={words.oidc}
        intro={
          <>
            {methods.value.value === null ? null : on === null ? words.state.off : words.state.on}{' '}
            {words.environment}
          </>
        }
        fields={oidc}
      />
      <TryOidc {...shared} />
      <CopyBox
        label={words.oidcIntro}
        text={`${location.origin}/api/session/oidc/callback`}
        copy={words.copy}
      />
      <Mapping {...shared} />
      <SettingForm {...shared} settingKey="sessions.limits" title={words.sessions} fields={sessions} />
    </>
  );
}
