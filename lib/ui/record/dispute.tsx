import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Button } from '../../design/components/button.tsx';
import { Field } from '../../design/components/field.tsx';
import { Shown } from '../../design/components/shown.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { RecordKey } from '../texts/record/index.ts';
import type { RecordActions, Report, ReportDispute } from './state.ts';

interface DisputeProps {
  readonly report: Report;
  readonly actions: Pick<RecordActions, 'dispute'>;
  readonly texts: Texts<RecordKey>;
}

/** "This isn't sensitive": what the person said about a report and was answered, or the way to say so. */
export function DisputePart({ report, actions, texts }: DisputeProps): VNode | null {
  const [asks, setAsks] = useState(false);
  if (report.dispute !== null) return <Said dispute={report.dispute} texts={texts} />;
  if (report.state === 'refused' || report.state === 'open' || report.incident === null) return null;
  if (!asks)
    return (
      <div>
        <Button look="quiet" onClick={() => setAsks(true)}>
          {texts.say('dispute')}
        </Button>
      </div>
    );
  return <DisputeForm report={report} actions={actions} texts={texts} onCancel={() => setAsks(false)} />;
}

function DisputeForm({
  report,
  actions,
  texts: { say },
  onCancel,
}: DisputeProps & { onCancel: () => void }): VNode {
  const [text, setText] = useState('');
  const [failed, setFailed] = useState(false);
  return (
    <form
      class="dispute"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.dispute(report, text.trim()).then((kept) => setFailed(!kept));
      }}
    >
      <Field
        label={say('disputeText')}
        hint={say('disputeNote')}
        error={failed ? say('disputeFailed') : null}
      >
        {(control) => (
          <textarea
            {...control}
            class="input"
            rows={2}
            maxLength={500}
            value={text}
            onInput={(event) => setText(event.currentTarget.value)}
          />
        )}
      </Field>
      <div class="actions">
        <Button type="submit">{say('disputeSend')}</Button>
        <Button look="quiet" onClick={onCancel}>
          {say('disputeCancel')}
        </Button>
      </div>
    </form>
  );
}

function Said({
  dispute,
  texts: { say, language },
}: {
  dispute: ReportDispute;
  texts: Texts<RecordKey>;
}): VNode {
  const { answer, madeAt, sent, text } = dispute;
  const day = (time: number) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(time);
  return (
    <div class="said">
      <p>{say('disputed', { date: day(madeAt) })}</p>
      {text !== null && <Quote text={text} />}
      {answer === null ? (
        <p class="quiet-text">{say(sent ? 'disputeOpen' : 'disputeWaiting')}</p>
      ) : (
        <>
          <p>{say(answer.verdict, { date: day(Date.parse(answer.at)) })}</p>
          {answer.text !== null && <Quote text={answer.text} />}
        </>
      )}
    </div>
  );
}

function Quote({ text }: { text: string }): VNode {
  return (
    <blockquote>
      <Shown value={text} max={2000} />
    </blockquote>
  );
}
