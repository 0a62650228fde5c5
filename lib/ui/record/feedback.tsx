import type { VNode } from 'preact';
import { Badge } from '../../design/components/badge.tsx';
import { Words } from '../page/words.tsx';
import type { Texts } from '../texts/catalogue.ts';
import type { RecordKey } from '../texts/record/index.ts';
import { Code } from './exact-report.tsx';
import type { RecordState, SentFeedback } from './state.ts';

interface FeedbackProps {
  readonly state: RecordState;
  readonly texts: Texts<RecordKey>;
}

/** What was sent besides the reports: which tool would have helped, and which were taken. */
export function FeedbackPart({ state, texts }: FeedbackProps): VNode | null {
  if (state.feedback.length === 0) return null;
  return (
    <section>
      <h2>
        <Words text={texts.say('feedbackTitle')} values={{ organisation: state.organisation ?? '' }} />
      </h2>
      <ol class="feedback">
        {state.feedback.map((one) => (
          <li key={one.json}>
            <Said one={one} texts={texts} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Said({
  one,
  texts: { say, language },
}: {
  one: SentFeedback;
  texts: FeedbackProps['texts'];
}): VNode {
  const { said, madeAt, sent, json } = one;
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(madeAt);
  return (
    <>
      <p>
        <span class="when">{when}</span> {said !== null && <Sentence said={said} say={say} />}{' '}
        <Badge tone={sent ? 'neutral' : 'info'}>{say(sent ? 'stateSent' : 'stateWaiting')}</Badge>
      </p>
      <details>
        <summary>{say(sent ? 'details' : 'detailsWaiting')}</summary>
        <Code json={json} label={say('exact')} />
      </details>
    </>
  );
}

const sentences = {
  wish: 'saidWish',
  suggestion: 'saidSuggestion',
  tool: 'saidTool',
} as const satisfies Record<NonNullable<SentFeedback['said']>['kind'], RecordKey>;

function Sentence({
  said,
  say,
}: {
  said: NonNullable<SentFeedback['said']>;
  say: Texts<RecordKey>['say'];
}): VNode {
  const what = said.kind === 'wish' ? said.text : said.tool;
  return <Words text={say(sentences[said.kind])} values={{ what }} />;
}
