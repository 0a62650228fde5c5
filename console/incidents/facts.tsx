import type { ComponentChildren, VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { PolicyModel } from '../rules/policy-model.ts';
import { bytes, count } from '../shell/time.ts';
import {
  accountWords,
  actionWords,
  browserWords,
  channelOne,
  conversationIn,
  healthWords,
  incidentText,
  platformName,
  severityWords,
  wouldHave,
} from './text.ts';

/** A name and its value in a description list. */
export function Fact(props: { readonly name: string; readonly children: ComponentChildren }): VNode {
  return (
    <div class="fact">
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </div>
  );
}

/** A title or id that may be a keyed pseudonym (`p_…`), and is marked when it is. */
function MaybePseudonym({ value }: { readonly value: string }): VNode {
  if (!value.startsWith('p_')) return <Shown value={value} max={120} />;
  return (
    <span class="pseudonym" title={incidentText.pseudonymWhy}>
      <Shown value={value} max={40} mono /> <span class="quiet">{incidentText.pseudonym}</span>
    </span>
  );
}

const filesChannels: readonly Incident['egress']['channel'][] = ['file', 'drop', 'voice'];

export function Destination({ incident }: { readonly incident: Incident }): VNode {
  const { platform, channel, conversation, account, size } = incident.egress;
  return (
    <section>
      <h3>{incidentText.context}</h3>
      <dl class="facts">
        <Fact name={incidentText.platform}>
          <Shown value={platformName(platform)} max={60} />
        </Fact>
        <Fact name={incidentText.channel}>{channelOne[channel]}</Fact>
        <Fact name={incidentText.conversation}>
          {conversationIn[conversation.kind]},{' '}
          {conversation.title === null ? (
            <span class="quiet">{incidentText.untitled}</span>
          ) : (
            <MaybePseudonym value={conversation.title} />
          )}
        </Fact>
        <Fact name={incidentText.account}>
          {accountWords[account.kind]},{' '}
          {account.id === null ? (
            <span class="quiet">{incidentText.noAccount}</span>
          ) : (
            <MaybePseudonym value={account.id} />
          )}
        </Fact>
        <Fact name={incidentText.size}>
          {filesChannels.includes(channel) ? bytes(size) : `${count(size)} characters`}
        </Fact>
      </dl>
    </section>
  );
}

export function ReasonGiven({ incident }: { readonly incident: Incident }): VNode | null {
  const { reason } = incident;
  if (reason === undefined || (reason.choice === undefined && reason.text === undefined)) return null;
  return (
    <section>
      <h3>{incidentText.reason}</h3>
      <blockquote class="reason">
        {reason.choice === undefined ? null : (
          <p>
            <Shown value={reason.choice} max={200} />
          </p>
        )}
        {reason.text === undefined ? null : (
          <p>
            <Shown value={reason.text} max={500} />
          </p>
        )}
      </blockquote>
    </section>
  );
}

export function AlsoMatched(props: {
  readonly incident: Incident;
  readonly policy: PolicyModel;
}): VNode | null {
  const { alsoMatched } = props.incident;
  if (alsoMatched.length === 0) return null;
  return (
    <section>
      <h3>{incidentText.also}</h3>
      <ul class="also">
        {alsoMatched.map((ref, index) => (
          <li key={index}>
            <SeverityMark severity={ref.severity} />
            <span class="visually-hidden">{severityWords[ref.severity]}: </span>
            <span class="also-rule">
              <Shown value={props.policy.ruleTitle(ref)} max={120} />
            </span>
            {ref.mode === 'simulate' ? (
              <Badge tone="info">
                {incidentText.alsoSimulated} {wouldHave[ref.action]}
              </Badge>
            ) : (
              <Badge tone="neutral">{actionWords[ref.action]}</Badge>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Circumstances(props: {
  readonly record: IncidentRecord;
  readonly policy: PolicyModel;
}): VNode {
  const { incident, device } = props.record;
  const inForce = props.policy.policy.value?.version;
  return (
    <section>
      <h3>{incidentText.circumstances}</h3>
      <dl class="facts facts-narrow">
        <Fact name={incidentText.policy}>
          {incidentText.policyVersion(incident.policyVersion)}
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
          <Shown value={device.label} max={80} />
        </Fact>
        <Fact name={incidentText.id}>
          <Shown value={incident.id} max={40} mono />
        </Fact>
      </dl>
    </section>
  );
}
