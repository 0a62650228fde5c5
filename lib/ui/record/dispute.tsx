import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../design/components/button.tsx';
import { Field } from '../../design/components/field.tsx';
import { Shown } from '../../design/components/shown.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { RecordKey } from '../texts/record/index.ts';
import { Code } from './exact-report.tsx';
import type { RecordActions, Report, ReportDispute } from './state.ts';

interface DisputeProps {
  readonly report: Report;
  readonly actions: Pick<RecordActions, 'dispute'>;
  readonly texts: Texts<RecordKey>;
}

/** "This isn't sensitive": what the person said about a report and was answered, or the way to say so. */
export function DisputePart({ report, actions, texts }: DisputeProps): VNode | null {
  const [step, setStep] = useState<'none' | 'asked' | 'cancelled'>('none');
  if (report.dispute !== null)
    return <Said dispute={report.dispute} isNew={step === 'asked'} texts={texts} />;
  if (report.state === 'refused' || report.state === 'open' || report.incident === null) return null;
  if (step !== 'asked')
    return (
      <AskButton
        label={texts.say('dispute')}
        takesFocus={step === 'cancelled'}
        onClick={() => setStep('asked')}
      />
    );
  return (
    <DisputeForm report={report} actions={actions} texts={texts} onCancel={() => setStep('cancelled')} />
  );
}

/** What is shown in place of what was pressed takes the focus over, which would else be lost to the page. */
function useFocus<Shown extends HTMLElement>(takesFocus = true) {
  const shown = useRef<Shown>(null);
  useLayoutEffect(() => {
    if (takesFocus) shown.current?.focus();
  }, []);
  return shown;
}

function AskButton(props: { label: string; takesFocus: boolean; onClick: () => void }): VNode {
  const button = useFocus<HTMLButtonElement>(props.takesFocus);
  return (
    <div>
      <Button look="quiet" buttonRef={button} onClick={props.onClick}>
        {props.label}
      </Button>
    </div>
  );
}

function DisputeForm({
  report,
  actions,
  texts: { say },
  onCancel,
}: DisputeProps & { onCancel: () => void }): VNode {
  const [text, setText] = useState('');
  const [failed, setFailed] = useState(false);
  const area = useFocus<HTMLTextAreaElement>();
  return (
    <form
      class="dispute"
      onSubmit={(event) => {
        event.preventDefault();
        setFailed(false); // what is said again is heard again
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
            ref={area}
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

/** `isNew`: it was said just now. */
function Said({
  dispute,
  isNew,
  texts: { say, language },
}: {
  dispute: ReportDispute;
  isNew: boolean;
  texts: Texts<RecordKey>;
}): VNode {
  const box = useFocus<HTMLDivElement>(isNew);
  const { answer, json, madeAt, sent, text } = dispute;
  const day = (time: number) => new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(time);
  return (
    <div class="said" ref={box} tabIndex={isNew ? -1 : undefined} role={isNew ? 'status' : undefined}>
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
      <details>
        <summary>{say(sent ? 'details' : 'detailsWaiting')}</summary>
        <Code json={json} label={say('exact')} />
      </details>
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
