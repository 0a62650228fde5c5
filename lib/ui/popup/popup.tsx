import type { ReadonlySignal } from '@preact/signals';
import { effect } from '@preact/signals';
import { render } from 'preact';
import { textsFor, type Texts } from '../texts/catalogue.ts';
import { popupCatalogues, type PopupKey } from '../texts/popup/index.ts';
import { EnrolForm } from './enrol-form.tsx';
import { PageCheckPart } from './page-check.tsx';
import { popupCss } from './sheet.ts';
import type { PopupActions, PopupState } from './state.ts';
import { summaryOf } from './summary.ts';

/** Draws the popup into `root` and again whenever the state changes. Returns what ends it. */
export function renderPopup(
  root: HTMLElement,
  state: ReadonlySignal<PopupState>,
  actions: PopupActions,
): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(popupCss);
  const { ownerDocument } = root;
  ownerDocument.adoptedStyleSheets = [...ownerDocument.adoptedStyleSheets, sheet];
  const stop = effect(() => render(<Popup state={state.value} actions={actions} />, root));
  return () => {
    stop();
    render(null, root);
    ownerDocument.adoptedStyleSheets = ownerDocument.adoptedStyleSheets.filter((one) => one !== sheet);
  };
}

export function Popup({ state, actions }: { state: PopupState; actions: PopupActions }) {
  const texts = textsFor(popupCatalogues, state.languages);
  const { say } = texts;
  return (
    <main class="popup" lang={texts.language} dir={texts.direction}>
      <header>
        <h1>{say('product')}</h1>
        {state.organisation !== null && (
          <span class="organisation" dir="auto">
            {state.organisation}
          </span>
        )}
      </header>
      {state.enrolled ? (
        <Status state={state} texts={texts} />
      ) : (
        <EnrolForm say={say} enrol={actions.enrol} />
      )}
      {state.tab.platform !== null && state.tab.health !== 'no-access' && (
        <PageCheckPart check={state.check} platform={state.tab.platform} actions={actions} texts={texts} />
      )}
      {state.contact !== null && <footer>{say('questions', { contact: state.contact })}</footer>}
    </main>
  );
}

const problemKeys = {
  tampered: 'problemTampered',
  older: 'problemOlder',
  expired: 'problemExpired',
  other: 'problemOther',
} as const satisfies Record<string, PopupKey>;

function Status({ state, texts }: { state: PopupState; texts: Texts<PopupKey> }) {
  const { say } = texts;
  const summary = summaryOf(state, say);
  return (
    <>
      <section class={`state ${summary.tone}`} role="status">
        <h2>{summary.title}</h2>
        <p>{summary.sentence}</p>
      </section>
      {state.policyProblem !== null && (
        <p class="problem warn" role="status">
          {say(problemKeys[state.policyProblem])}
        </p>
      )}
      <dl>
        {facts(state, texts).map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

function facts({ policy, waitingReports, serverReachable }: PopupState, { say, language }: Texts<PopupKey>) {
  const when = (time: number, timeStyle?: 'short') =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', ...(timeStyle && { timeStyle }) }).format(time);
  const rows: [string, string][] = [];
  if (policy) {
    const rules = say('rules', { count: policy.rules });
    rows.push([say('rulesLabel'), say('rulesValue', { rules, version: String(policy.version) })]);
    rows.push([say('fetchedLabel'), when(policy.fetchedAt, 'short')]);
    rows.push([say('expiresLabel'), when(policy.expiresAt)]);
  }
  const reports =
    waitingReports === 0 ? say('reportsNone') : say('reportsWaiting', { count: waitingReports });
  rows.push([say('reportsLabel'), reports]);
  if (serverReachable !== null) {
    rows.push([say('serverLabel'), say(serverReachable ? 'serverReachable' : 'serverUnreachable')]);
  }
  return rows;
}
