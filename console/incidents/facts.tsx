import type { ComponentChildren, VNode } from 'preact';
import { isPseudonym } from '../../lib/core/incident/is-pseudonym.ts';
import { Badge } from '../../lib/design/components/badge.tsx';
import { SeverityMark } from '../../lib/design/components/severity-mark.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { Incident } from '../../lib/core/incident/incident.ts';
import type { PolicyModel } from '../rules/policy-model.ts';
import { bytes, count } from '../shell/time.ts';
import { incidentText } from './page-text.ts';
import { accountWords, actionWords, channelOne, conversationIn, severityWords, wouldHave } from './text.ts';
import { platformName } from '../shell/platforms.ts';

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
  if (!isPseudonym(value)) return <Shown value={value} max={120} />;
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
      <dl class="fact-list">
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
          {conversation.members === undefined
            ? null
            : `, ${incidentText.members(count(conversation.members))}`}
          {conversation.verified === true ? `, ${incidentText.verified}` : null}
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
          {filesChannels.includes(channel) ? bytes(size) : incidentText.characters(count(size))}
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
