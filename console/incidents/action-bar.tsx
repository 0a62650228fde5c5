import type { VNode } from 'preact';
import { Badge } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { exceptionText } from './exception-text.ts';
import { resolutionWords, statusWords } from './text.ts';
import { triageText } from './triage-text.ts';

/** Where an incident stands, and what can be done with it. A role that may not sees only where it stands. */
export function ActionBar(props: {
  readonly record: IncidentItem;
  readonly models: Models;
  readonly session: SessionAnswer;
}): VNode {
  const { record, models, session } = props;
  const { desk } = models;
  const ask = (asking: NonNullable<typeof desk.asking.value>) => () => {
    // What is asked in the detail is about this incident alone.
    desk.selection.clear();
    desk.asking.value = asking;
  };
  const { status } = record.triage;
  return (
    <div class="actions">
      <Standing record={record} models={models} />
      <div class="actions-buttons" role="group" aria-label={triageText.actions}>
        {!may(session, 'incidents.triage') ? null : (
          <>
            {status === 'resolved' ? (
              <Button
                onClick={() => {
                  desk.selection.clear();
                  void desk.act({ status: 'open' });
                }}
              >
                {triageText.reopen}
              </Button>
            ) : (
              <Button look="primary" onClick={ask('resolve')}>
                {triageText.resolve}…
              </Button>
            )}
            <Button onClick={ask('assign')}>{triageText.assign}…</Button>
            <Button onClick={ask('note')}>{triageText.note}…</Button>
            <Button onClick={ask('labels')}>{triageText.labels}…</Button>
          </>
        )}
        {may(session, 'policy.write') || (may(session, 'policy.read') && may(session, 'incidents.triage')) ? (
          <Button look="quiet" onClick={ask('exception')}>
            {may(session, 'policy.write') ? exceptionText.button : exceptionText.handOn}
          </Button>
        ) : null}
        {may(session, 'people.erase') ? (
          <Button look="quiet" onClick={ask('hold')}>
            {triageText.hold}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

function Standing({ record, models }: { readonly record: IncidentItem; readonly models: Models }): VNode {
  const { status, resolution, assignee, labels } = record.triage;
  const name = assignee === null ? null : models.desk.colleagues.nameOf(assignee);
  return (
    <p class="standing">
      <Badge tone={status === 'open' ? 'info' : status === 'resolved' ? 'good' : 'neutral'}>
        {statusWords[status]}
      </Badge>
      {resolution === null ? null : <span>{resolutionWords[resolution]}</span>}
      <span class="quiet">
        {assignee === null ? (
          triageText.unassigned
        ) : (
          <>
            {triageText.assigned} <Shown value={name ?? triageText.unknownColleague} max={60} />
          </>
        )}
      </span>
      {labels.map((label) => (
        <span key={label} class="label">
          <Shown value={label} max={40} />
        </span>
      ))}
    </p>
  );
}
