import type { ComponentChildren, VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Permission } from '../../lib/core/api/access.ts';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { IncidentDetail, IncidentItem } from '../../lib/core/api/incidents.ts';
import { toDevice } from '../coverage/route.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { hrefOf, type Route } from '../shell/route.ts';
import { Fact } from './facts.tsx';
import { keyOf } from './model.ts';
import { incidentText } from './page-text.ts';
import { browserWords, healthWords } from './text.ts';
import { triageText } from './triage-text.ts';

interface Props {
  readonly record: IncidentItem;
  readonly detail: IncidentDetail | null;
  readonly models: Models;
  readonly session: SessionAnswer;
}

/** Who, under which policy, by which extension on which device. */
export function Circumstances({ record, detail, models, session }: Props): VNode {
  const { incident, device } = record;
  const ofVersion: Route = { page: 'history', version: incident.policyVersion };
  const inForce = models.policy.policy.value?.version;
  return (
    <section>
      <h3>{incidentText.circumstances}</h3>
      <dl class="fact-list fact-list-narrow">
        <Fact name={incidentText.person}>
          <Person record={record} models={models} session={session} />
        </Fact>
        {record.group === '' ? null : (
          <Fact name={incidentText.group}>
            <Shown value={record.group} max={64} />
          </Fact>
        )}
        <Fact name={incidentText.policy}>
          <To session={session} needs="policy.read" route={ofVersion}>
            {incidentText.policyVersion(incident.policyVersion)}
          </To>
          {inForce === undefined ? null : (
            <span class="quiet">
              {', '}
              {inForce === incident.policyVersion
                ? incidentText.policyIsCurrent
                : incidentText.policyIsOlder(inForce)}
            </span>
          )}
        </Fact>
        <Fact name={incidentText.adapter}>
          {incident.adapter.health === 'ok' ? (
            healthWords.ok
          ) : (
            <Badge tone={incident.adapter.health === 'blind' ? 'stop' : 'warn'}>
              {healthWords[incident.adapter.health]}
            </Badge>
          )}
          {incident.adapter.page === undefined ? null : (
            <>
              {', '}
              <Shown value={incident.adapter.page} max={100} mono />
            </>
          )}
        </Fact>
        <Fact name={incidentText.client}>
          <Shown value={incident.client.version} max={30} />, {browserWords[incident.client.browser]}
        </Fact>
        <Fact name={incidentText.device}>
          <To session={session} needs="devices.read" route={toDevice(device.id)}>
            <Shown value={device.label} max={80} />
          </To>
        </Fact>
        <Fact name={incidentText.id}>
          <a href={hrefOf({ page: 'incidents', incident: keyOf(record) })} title={incidentText.permalink}>
            <Shown value={incident.id} max={40} mono />
          </a>
        </Fact>
        {detail?.held === true ? (
          <Fact name={triageText.holds}>
            <Badge tone="info">{incidentText.held}</Badge>
          </Fact>
        ) : null}
      </dl>
    </section>
  );
}

/** A link for those who may open it. */
function To(props: {
  readonly session: SessionAnswer;
  readonly needs: Permission;
  readonly route: Route;
  readonly children: ComponentChildren;
}): VNode {
  if (!may(props.session, props.needs)) return <>{props.children}</>;
  return <a href={hrefOf(props.route)}>{props.children}</a>;
}

function Person({ record, models, session }: Omit<Props, 'detail'>): VNode {
  const { person } = record;
  if (person === null) return <span class="quiet">{incidentText.nobody}</span>;
  const name = models.desk.people.nameOf(person);
  return (
    <>
      {name === null ? null : (
        <>
          <Shown value={name} max={200} />{' '}
        </>
      )}
      <span class="quiet">
        <Shown value={person} max={40} mono />
      </span>
      {name !== null || !may(session, 'people.unmask') ? null : (
        <>
          {' '}
          <Button look="quiet" onClick={() => (models.desk.asking.value = 'unmask')}>
            {triageText.unmask}
          </Button>
        </>
      )}
    </>
  );
}
