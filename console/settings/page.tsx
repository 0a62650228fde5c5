import type { VNode } from 'preact';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import { Allowed, may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf } from '../shell/route.ts';
import { usePageTitle } from '../shell/use-page-title.ts';
import '../styles/settings.css';
import { AccountsPart } from './accounts.tsx';
import { AuditPart } from './audit/page.tsx';
import { DevicesPart } from './devices.tsx';
import { IntegrationsPart } from './integrations/page.tsx';
import { KeysPart } from './keys/page.tsx';
import { MePart } from './me.tsx';
import { NoticesPart } from './notices/page.tsx';
import { PeoplePart } from './people/page.tsx';
import { PersonalDataPart } from './personal-data/page.tsx';
import { RetentionPart } from './retention/page.tsx';
import { RolesPart } from './roles.tsx';
import { partPermission, settingsParts, toSettings, type SettingsPart, type SettingsRoute } from './route.ts';
import { SignInPart } from './sign-in/page.tsx';
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
  'sign-in': SignInPart,
  accounts: AccountsPart,
  notices: NoticesPart,
  devices: DevicesPart,
  retention: RetentionPart,
  'personal-data': PersonalDataPart,
  integrations: IntegrationsPart,
  tokens: TokensPart,
  keys: KeysPart,
  audit: AuditPart,
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
