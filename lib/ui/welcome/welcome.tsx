import type { ReadonlySignal } from '@preact/signals';
import type { VNode } from 'preact';
import { Notice } from '../../design/components/badge.tsx';
import { localised } from '../dialog/localised.ts';
import { addressOf } from '../page/links.tsx';
import { renderPage } from '../page/render.tsx';
import { Shell } from '../page/shell.tsx';
import { pageCss } from '../page/sheet.ts';
import { WatchedList } from '../page/watched.tsx';
import { Words } from '../page/words.tsx';
import { textsFor } from '../texts/catalogue.ts';
import type { Texts } from '../texts/catalogue.ts';
import { pageCatalogues } from '../texts/page/index.ts';
import { welcomeCatalogues } from '../texts/welcome/index.ts';
import type { WelcomeKey } from '../texts/welcome/index.ts';
import type { WelcomeState } from './state.ts';

/** Draws the first page into `root` and again whenever the state changes. Returns what ends it. */
export function renderWelcome(root: HTMLElement, state: ReadonlySignal<WelcomeState>): () => void {
  return renderPage(root, state, (now) => <Welcome state={now} />, pageCss);
}

export function Welcome({ state }: { state: WelcomeState }): VNode {
  const texts = textsFor(welcomeCatalogues, state.languages);
  const { say } = texts;
  const pageTexts = textsFor(pageCatalogues, state.languages);
  const { organisation, isJoining, contact } = state;
  return (
    <Shell
      here="welcome"
      title={say('title')}
      texts={pageTexts}
      organisation={organisation}
      contact={contact}
    >
      {state.answers ? (
        <Belongs state={state} texts={texts} />
      ) : (
        <Notice tone="stop" role="alert">
          <p>{pageTexts.say('noAnswer')}</p>
        </Notice>
      )}
      <Looked state={state} texts={texts} />
      <section>
        <h2>{say('notTitle')}</h2>
        <ul>
          <li>{say('notReceived')}</li>
          <li>{say('notElsewhere')}</li>
          <li>{say('notFields')}</li>
        </ul>
      </section>
      <section>
        <h2>{say('leavesTitle')}</h2>
        <ul>
          <li>{say('leavesReport')}</li>
          <li>{say('leavesWords')}</li>
          <li>{say('leavesFiles')}</li>
          <li>{say('leavesSaid')}</li>
          <li>{say('leavesNames')}</li>
          <li>{say('leavesCounts')}</li>
          <li>{say('leavesBrowser')}</li>
          <li>{say('leavesWho')}</li>
        </ul>
      </section>
      <section>
        <h2>{say('recordTitle')}</h2>
        <p>
          {say('recordText')} <a href={addressOf('record')}>{say('recordLink')}</a>
        </p>
      </section>
      <OwnNotice state={state} texts={texts} />
      {(organisation !== null || isJoining) && <p class="quiet-text">{say('end')}</p>}
    </Shell>
  );
}

function Belongs({
  state: { organisation, isJoining },
  texts,
}: {
  state: WelcomeState;
  texts: Texts<WelcomeKey>;
}): VNode {
  const { say } = texts;
  if (organisation !== null)
    return (
      <p class="lead">
        <Words text={say('lead')} values={{ organisation }} />
      </p>
    );
  return (
    <>
      <p class="lead">{say('leadNobody')}</p>
      <NotYet isJoining={isJoining} texts={texts} />
    </>
  );
}

function NotYet({ isJoining, texts: { say } }: { isJoining: boolean; texts: Texts<WelcomeKey> }): VNode {
  if (isJoining)
    return (
      <Notice tone="info" role="status">
        <p>{say('joining')}</p>
      </Notice>
    );
  const link = (
    <a class="button" href={addressOf('options')}>
      {say('enterCode')}
    </a>
  );
  return (
    <Notice tone="warn" actions={link}>
      <p>{say('notEnrolled')}</p>
    </Notice>
  );
}

function Looked({
  state,
  texts: { say, language },
}: {
  state: WelcomeState;
  texts: Texts<WelcomeKey>;
}): VNode {
  const { organisation, platforms, watched, languages } = state;
  return (
    <section>
      <h2>{say('watchedTitle')}</h2>
      <p>{say('watchedWhere', { platforms: new Intl.ListFormat(language).format(platforms) })}</p>
      <p>{say('watchedTyping')}</p>
      {organisation !== null && watched.length === 0 && <p>{say('watchedNone')}</p>}
      {organisation !== null && watched.length > 0 && (
        <>
          <p>
            <Words text={say('watchedRules')} values={{ organisation }} />
          </p>
          <WatchedList watched={watched} languages={languages} shownAtFirst={shownAtFirst} />
        </>
      )}
    </section>
  );
}

/** The rest of the page is to be seen as well: what is not looked at, and what leaves. */
const shownAtFirst = 8;

function OwnNotice({
  state,
  texts: { say },
}: {
  state: WelcomeState;
  texts: Texts<WelcomeKey>;
}): VNode | null {
  const { organisation, notice, languages } = state;
  if (organisation === null || notice === null) return null;
  const { text, language } = localised(notice, languages);
  return (
    <section class="own-notice">
      <h2>
        <Words text={say('noticeTitle')} values={{ organisation }} />
      </h2>
      <p lang={language} dir="auto">
        {text}
      </p>
    </section>
  );
}
