import type { VNode } from 'preact';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import { Allowed, may } from '../shell/allowed.tsx';
import { lazily } from '../shell/lazily.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import '../styles/settings.css';
import { DevicesPart } from './devices.tsx';
import { MePart } from './me.tsx';
import { PeoplePart } from './people/page.tsx';
import { PersonalDataPart } from './personal-data/page.tsx';
import { RetentionPart } from './retention/page.tsx';
import { RolesPart } from './roles.tsx';
import { partPermission, settingsParts, toSettings, type SettingsPart, type SettingsRoute } from './route.ts';
import { TeamsPart } from './teams/page.tsx';
import { partWords, settingsText } from './text.ts';
import { TokensPart } from './tokens/page.tsx';

export interface SettingsProps {
  readonly models: Models;
  readonly session: SessionAnswer;
  /** What of the part; null = the whole. */
  readonly item: string | null;
}

const parts: Readonly<Record<SettingsPart, (props: SettingsProps) => VNode>> = {
  me: MePart,
  people: PeoplePart,
  roles: RolesPart,
  teams: TeamsPart,
  'sign-in': lazily(async () => (await import('./sign-in/page.tsx')).SignInPart),
  accounts: lazily(async () => (await import('./accounts.tsx')).AccountsPart),
  contacts: lazily(async () => (await import('./contacts/page.tsx')).ContactsPart),
  notices: lazily(async () => (await import('./notices/page.tsx')).NoticesPart),
  devices: DevicesPart,
  retention: RetentionPart,
  'personal-data': PersonalDataPart,
  integrations: lazily(async () => (await import('./integrations/page.tsx')).IntegrationsPart),
  tokens: TokensPart,
  keys: lazily(async () => (await import('./keys/page.tsx')).KeysPart),
  audit: lazily(async () => (await import('./audit/page.tsx')).AuditPart),
};

const offered = (session: SessionAnswer): readonly SettingsPart[] =>
  settingsParts.filter((part) => {
    const needed = partPermission[part];
    return needed === null || may(session, needed);
  });

/** Each part at an address of its own; what a role may not see is not offered. */
export function SettingsPage(props: {
  readonly models: Models;
  readonly session: SessionAnswer;
  readonly at: SettingsRoute;
}): VNode {
  const { models, session, at } = props;
  const list = offered(session);
  const part = at.part ?? list[0] ?? 'me';
  usePageTitle(partWords[part], settingsText.title);
  const Part = parts[part];
  const needed = partPermission[part];
  const shown = <Part key={part} models={models} session={session} item={at.item} />;
  return (
    <div class="page page-settings">
      <nav class="settings-parts" aria-label={settingsText.parts}>
        <p class="settings-title">{settingsText.title}</p>
        <ul>
          {list.map((each) => (
            <li key={each}>
              <a href={hrefOf(toSettings(each))} aria-current={each === part ? 'page' : undefined}>
                {partWords[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div class="settings-part">
        {needed === null || may(session, needed) ? (
          <>
            <h1 tabIndex={-1}>{partWords[part]}</h1>
            {shown}
          </>
        ) : (
          <Allowed session={session} to={needed}>
            {shown}
          </Allowed>
        )}
      </div>
    </div>
  );
}
