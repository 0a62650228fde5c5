import { useSignal, type Signal } from '@preact/signals';
import * as v from 'valibot';
import type { VNode } from 'preact';
import { Notice } from '../../lib/design/components/badge.tsx';
import { Button } from '../../lib/design/components/button.tsx';
import { Field } from '../../lib/design/components/field.tsx';
import { Shown } from '../../lib/design/components/shown.tsx';
import type { SessionAnswer } from '../../lib/core/api/console.ts';
import type { IncidentDetail, IncidentItem } from '../../lib/core/api/incidents.ts';
import type { ApiError } from '../api/call.ts';
import { may } from '../shell/allowed.tsx';
import type { Models } from '../shell/models.ts';
import { Trouble } from '../shell/trouble.tsx';
import { keyOf } from './model.ts';
import { triageText } from './triage-text.ts';

const disputeData = v.object({ text: v.string() });
const answerData = v.object({ verdict: v.picklist(['agreed', 'declined']), text: v.optional(v.string()) });

/** What the person said about it, and the answer that they get in their browser. */
export function Dispute(props: {
  readonly record: IncidentItem;
  readonly detail: IncidentDetail | null;
  readonly models: Models;
  readonly session: SessionAnswer;
}): VNode | null {
  const { record, detail, models, session } = props;
  const again = useSignal(false);
  const sending = useSignal(false);
  if (record.triage.disputedAt === null) return null;
  const events = detail?.events ?? [];
  const said = v.safeParse(disputeData, events.find(({ kind }) => kind === 'dispute')?.data);
  const answered = v.safeParse(answerData, events.findLast(({ kind }) => kind === 'answer')?.data);
  // It counts as answered as soon as it is sent; the form stays until that is so.
  const open = record.triage.answeredAt === null || again.value || sending.value;
  return (
    <section class="dispute" aria-labelledby="dispute-title">
      <h3 id="dispute-title">{triageText.disputeTitle}</h3>
      {detail === null ? null : said.success && said.output.text !== '' ? (
        <blockquote class="reason">
          <Shown value={said.output.text} max={500} />
        </blockquote>
      ) : (
        <p class="quiet">{triageText.disputeNoText}</p>
      )}
      {record.triage.answeredAt === null || !answered.success ? null : (
        <Notice tone={answered.output.verdict === 'agreed' ? 'good' : 'info'}>
          {triageText.answerSent}:{' '}
          {answered.output.verdict === 'agreed' ? triageText.agreed : triageText.declined}{' '}
          {answered.output.text === undefined ? null : <Shown value={answered.output.text} max={1000} />}
        </Notice>
      )}
      {!may(session, 'incidents.triage') ? null : open ? (
        <AnswerForm record={record} models={models} sending={sending} onDone={() => (again.value = false)} />
      ) : (
        <Button look="quiet" onClick={() => (again.value = true)}>
          {triageText.answerAgain}
        </Button>
      )}
    </section>
  );
}

function AnswerForm(props: {
  readonly record: IncidentItem;
  readonly models: Models;
  readonly sending: Signal<boolean>;
  readonly onDone: () => void;
}): VNode {
  const { record, models, sending, onDone } = props;
  const text = useSignal('');
  const error = useSignal<ApiError | null>(null);
  const answer = async (verdict: 'agreed' | 'declined') => {
    if (sending.value) return;
    sending.value = true;
    const words = text.value.trim();
    error.value = await models.desk.triage.apply(
      { kind: 'keys', keys: [keyOf(record)] },
      {
        answer: { verdict, ...(words !== '' && { text: words }) },
        resolution: verdict === 'agreed' ? 'false-positive' : 'true-positive',
      },
    );
    sending.value = false;
    if (error.value === null) onDone();
  };
  return (
    <>
      <Field label={triageText.answerTitle} hint={triageText.answerHint}>
        {(ids) => (
          <textarea
            {...ids}
            class="input answer-text"
            rows={2}
            maxLength={1000}
            placeholder={triageText.answerPlaceholder}
            value={text.value}
            onInput={(event) => (text.value = event.currentTarget.value)}
          />
        )}
      </Field>
      <Trouble error={error.value} />
      <div class="dialog-actions">
        <Button onClick={() => void answer('agreed')} unavailable={sending.value}>
          {triageText.agree}
        </Button>
        <Button onClick={() => void answer('declined')} unavailable={sending.value}>
          {triageText.decline}
        </Button>
      </div>
    </>
  );
}
