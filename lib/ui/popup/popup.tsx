import type { ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { Shown } from '../../design/components/shown.tsx';
import { useFocusOnceThere } from '../page/focus.ts';
import { PageLinks } from '../page/links.tsx';
import { renderPage } from '../page/render.tsx';
import { WatchedList } from '../page/watched.tsx';
import { Words } from '../page/words.tsx';
import { optionsCatalogues } from '../texts/options/index.ts';
import { pageCatalogues } from '../texts/page/index.ts';
import { textsFor, type Texts } from '../texts/catalogue.ts';
import { popupCatalogues, type PopupKey } from '../texts/popup/index.ts';
import { EnrolForm } from './enrol-form.tsx';
import { policyFacts } from './facts.ts';
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
  return renderPage(root, state, (now) => <Popup state={now} actions={actions} />, popupCss);
}

export function Popup({ state, actions }: { state: PopupState; actions: PopupActions }) {
  const texts = textsFor(popupCatalogues, state.languages);
  const { say } = texts;
  const pageTexts = textsFor(pageCatalogues, state.languages);
  const status = useFocusOnceThere<HTMLElement>(state.enrolled);
  return (
    <main class="popup" lang={texts.language} dir={texts.direction}>
      <header>
        <h1>{say('product')}</h1>
        {state.organisation !== null && (
          <span class="organisation">
            <Shown value={state.organisation} max={80} />
          </span>
        )}
      </header>
      {!state.answers && (
        <section class="state stop" role="alert">
          <p>{pageTexts.say('noAnswer')}</p>
        </section>
      )}
      {state.answers && state.enrolled && <Status state={state} texts={texts} shown={status} />}
      {state.answers && !state.enrolled && state.joining === null && (
        <EnrolForm say={say} enrol={actions.enrol} />
      )}
      {state.answers && !state.enrolled && state.joining !== null && (
        <Joining server={state.joining} failMode={state.failMode} texts={texts} />
      )}
      {state.answers && state.tab.platform !== null && state.tab.health !== 'no-access' && (
        <PageCheckPart check={state.check} platform={state.tab.platform} actions={actions} texts={texts} />
      )}
      <footer>
        {state.contact !== null && (
          <p>
            <Words text={say('questions')} values={{ contact: state.contact }} />
          </p>
        )}
        <PageLinks say={pageTexts.say} here={null} />
      </footer>
    </main>
  );
}

interface JoiningProps {
  readonly server: string;
  readonly failMode: PopupState['failMode'];
  readonly texts: Texts<PopupKey>;
}

/** An administrator set this browser up: there is no code to paste, and until it has joined nobody else can help it. */
function Joining({ server, failMode, texts: { say, language } }: JoiningProps) {
  return (
    <section class="state warn" role="status">
      <p>
        <Words text={textsFor(optionsCatalogues, [language]).say('managedJoining')} values={{ server }} />
      </p>
      {failMode === 'closed' && <p>{say('noPolicyClosed')}</p>}
    </section>
  );
}

const problemKeys = {
  tampered: 'problemTampered',
  older: 'problemOlder',
  expired: 'problemExpired',
  removed: 'problemRemoved',
  other: 'problemOther',
} as const satisfies Record<string, PopupKey>;

interface StatusProps {
  readonly state: PopupState;
  readonly texts: Texts<PopupKey>;
  readonly shown: RefObject<HTMLElement | null>;
}

function Status({ state, texts, shown }: StatusProps) {
  const { say } = texts;
  const summary = summaryOf(state, texts);
  return (
    <>
      <section class={`state ${summary.tone}`} role="status" ref={shown} tabIndex={-1}>
        <h2>{summary.title}</h2>
        <p>{summary.sentence}</p>
        {summary.missing !== null && <p class="missing">{summary.missing}</p>}
      </section>
      {state.policyProblem !== null && (
        <p class="problem warn" role="status">
          {say(problemKeys[state.policyProblem])}
        </p>
      )}
      {state.keptOut.length > 0 && (
        <p class="problem warn" role="status">
          {say('keptOut', { hosts: new Intl.ListFormat(texts.language).format(state.keptOut) })}
        </p>
      )}
      <Watched state={state} texts={texts} />
      <dl>
        {policyFacts(state, texts).map(([label, value]) => (
          <>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </>
        ))}
      </dl>
    </>
  );
}

/** What the rules look for in this tab's messenger. */
function Watched({ state, texts: { say } }: { state: PopupState; texts: Texts<PopupKey> }) {
  const { watched, tab, languages } = state;
  if (tab.platform === null || watched.length === 0) return null;
  return (
    <section class="watching">
      <h2>{say('watchedTitle')}</h2>
      <WatchedList
        watched={watched}
        languages={languages}
        namesPlatforms={false}
        shownAtFirst={shownAtFirst}
      />
    </section>
  );
}
/** A popup is 600 px high at most, then it scrolls. */
const shownAtFirst = 3;
