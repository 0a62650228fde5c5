import type { ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../design/components/badge.tsx';
import { Button } from '../../design/components/button.tsx';
import { EmptyState } from '../../design/components/empty-state.tsx';
import { useFocusOnceThere } from '../page/focus.ts';
import { renderPage } from '../page/render.tsx';
import { Shell } from '../page/shell.tsx';
import { Words } from '../page/words.tsx';
import { textsFor } from '../texts/catalogue.ts';
import type { Texts } from '../texts/catalogue.ts';
import { pageCatalogues } from '../texts/page/index.ts';
import { recordCatalogues } from '../texts/record/index.ts';
import type { RecordKey } from '../texts/record/index.ts';
import { FeedbackPart } from './feedback.tsx';
import { ReportItem } from './report.tsx';
import { recordCss } from './sheet.ts';
import type { RecordActions, RecordState } from './state.ts';

/** Draws "My record" into `root` and again whenever the state changes. Returns what ends it. */
export function renderRecord(
  root: HTMLElement,
  state: ReadonlySignal<RecordState>,
  actions: RecordActions,
): () => void {
  return renderPage(root, state, (now) => <Record state={now} actions={actions} />, recordCss);
}

interface PartProps {
  readonly state: RecordState;
  readonly actions: RecordActions;
  readonly texts: Texts<RecordKey>;
}

export function Record({ state, actions }: Omit<PartProps, 'texts'>): VNode {
  const texts = textsFor(recordCatalogues, state.languages);
  const pageTexts = textsFor(pageCatalogues, state.languages);
  return (
    <Shell
      here="record"
      title={texts.say('title')}
      texts={pageTexts}
      organisation={state.organisation}
      contact={state.contact}
    >
      {!state.answers && (
        <Notice tone="stop" role="alert">
          <p>{pageTexts.say('noAnswer')}</p>
        </Notice>
      )}
      {state.answers && state.organisation === null && <p class="lead">{texts.say('nobody')}</p>}
      {state.answers && state.organisation !== null && (
        <>
          <p class="lead">
            <Words text={texts.say('lead')} values={{ organisation: state.organisation }} />
          </p>
          <Reports state={state} actions={actions} texts={texts} />
          <FeedbackPart state={state} texts={texts} />
          <Kept state={state} texts={texts} />
        </>
      )}
    </Shell>
  );
}

function Reports({ state, actions, texts }: PartProps): VNode {
  const { reports, total } = state;
  const { say, language } = texts;
  const organisation = state.organisation ?? '';
  // The button that showed the last of them is gone.
  const howMany = useFocusOnceThere<HTMLSpanElement>(total <= reports.length);
  if (total === 0)
    return (
      <EmptyState title={say('emptyTitle')}>
        <p>
          <Words text={say('empty')} values={{ organisation }} />
        </p>
      </EmptyState>
    );
  const shown = reports.length.toLocaleString(language);
  return (
    <>
      <ol class="reports">
        {reports.map((report) => (
          <li key={report.id}>
            <ReportItem report={report} state={state} actions={actions} texts={texts} />
          </li>
        ))}
      </ol>
      <div class="more">
        <span class="quiet-text" role="status" ref={howMany} tabIndex={-1}>
          {say('shown', { shown, count: total })}
        </span>
        {total > reports.length && <Button onClick={actions.showMore}>{say('more')}</Button>}
      </div>
    </>
  );
}

function Kept({
  state: { keptHere, keptThere, organisation },
  texts: { say },
}: Omit<PartProps, 'actions'>): VNode {
  const name = { organisation: organisation ?? '' };
  const here = {
    days: say('days', { count: keptHere.days }),
    entries: say('reports', { count: keptHere.entries }),
  };
  return (
    <section>
      <h2>{say('keptTitle')}</h2>
      <ul>
        <li>{say('keptHere', here)}</li>
        <li>
          {keptThere === null ? (
            <Words text={say('keptThereUnknown')} values={name} />
          ) : (
            <Words text={say('keptThere', { days: say('days', { count: keptThere }) })} values={name} />
          )}
        </li>
        <li>{say('keptReaders')}</li>
      </ul>
    </section>
  );
}
