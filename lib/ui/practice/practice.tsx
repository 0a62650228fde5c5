import { type ReadonlySignal, signal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import { Notice } from '../../design/components/badge.tsx';
import { Button } from '../../design/components/button.tsx';
import { Shown } from '../../design/components/shown.tsx';
import { shownText } from '../../design/components/shown-text.ts';
import { localised } from '../dialog/localised.ts';
import { PageLinks } from '../page/links.tsx';
import { renderPage } from '../page/render.tsx';
import { pageCatalogues } from '../texts/page/index.ts';
import { textsFor, type Texts } from '../texts/catalogue.ts';
import { practiceCatalogues, type PracticeKey } from '../texts/practice/index.ts';
import { Chat } from './chat.tsx';
import { attachFile, emptyMessage, fillMessage } from './composer.ts';
import { ExerciseList } from './exercise-list.tsx';
import { exampleFile, type Exercise } from './exercises.ts';
import { isDone } from './progress.ts';
import { plainScene } from './scene.ts';
import { practiceCss } from './sheet.ts';
import type { PracticeActions, PracticeState } from './state.ts';

/** Draws the page into `root` and again whenever the state changes. Returns what ends it. */
export function renderPractice(
  root: HTMLElement,
  state: ReadonlySignal<PracticeState>,
  actions: PracticeActions,
): () => void {
  return renderPage(root, state, (now) => <Practice state={now} actions={actions} />, practiceCss);
}

/** Where the demonstration's better way leads. */
export function renderInstead(root: HTMLElement, languages: readonly string[]): () => void {
  const { say, language, direction } = textsFor(practiceCatalogues, languages);
  const draw = () => (
    <main class="practice instead" lang={language} dir={direction}>
      <h1>{say('insteadTitle')}</h1>
      <p>{say('insteadText')}</p>
    </main>
  );
  return renderPage(root, signal(null), draw, practiceCss);
}

function Practice({ state, actions }: { state: PracticeState; actions: PracticeActions }) {
  const texts = textsFor(practiceCatalogues, state.languages);
  const { say } = texts;
  const composer = useRef<HTMLDivElement>(null);
  const files = useRef<HTMLInputElement>(null);
  const open = state.exercises.find(({ id }) => id === state.openId);
  const begin = (exercise: Exercise) => {
    if (exercise.id === state.openId) return;
    if (composer.current !== null) emptyMessage(composer.current);
    actions.open(exercise);
  };
  const tryOut = ({ kind, example }: Exercise) => {
    if (kind !== 'file') {
      if (composer.current !== null) fillMessage(composer.current, example);
    } else if (files.current !== null) {
      attachFile(files.current, new File([example], exampleFile.name, { type: exampleFile.type }));
    }
  };
  return (
    <main class="practice" lang={texts.language} dir={texts.direction}>
      <header class="top">
        <PageLinks say={textsFor(pageCatalogues, state.languages).say} here="practice" />
        <h1>{say('title')}</h1>
        <p>{say('intro')}</p>
        <Notice tone={state.organisation === null ? 'info' : 'good'}>
          {state.organisation !== null && (
            <p>{say('rulesOf', { organisation: shownText(state.organisation, 80).text })}</p>
          )}
          {state.organisation === null && state.exercises.length > 0 && <p>{say('demonstration')}</p>}
          <p>{say('stays')}</p>
        </Notice>
      </header>
      <section class="guide" aria-labelledby="exercises">
        <Head state={state} texts={texts} reset={actions.reset} />
        <div class="scroll">
          {state.isReady && state.exercises.every(({ kind }) => kind === 'clean') && (
            <p>{say('noExercises')}</p>
          )}
          {state.exercises.length > 0 && (
            <ExerciseList state={state} texts={texts} open={begin} tryOut={tryOut} />
          )}
          {!state.isReady && <p>{say('preparing')}</p>}
          {state.others.length > 0 && <Others state={state} texts={texts} />}
        </div>
      </section>
      <Chat
        scene={open?.scene ?? plainScene}
        transcript={state.transcript}
        {...{ texts, actions, composer, files }}
      />
    </main>
  );
}

interface Part {
  readonly state: PracticeState;
  readonly texts: Texts<PracticeKey>;
}

function Head({ state, texts: { say }, reset }: Part & { reset: () => void }) {
  const [wasReset, setWasReset] = useState(false);
  const done = state.exercises.filter((one) => isDone(state.progress, one)).length;
  const progress = say('progress', { done, all: state.exercises.length });
  return (
    <div class="head">
      <h2 id="exercises">{say('exercises')}</h2>
      <p role="status">{state.isReady && (wasReset && done === 0 ? say('wasReset') : progress)}</p>
      <Button
        look="quiet"
        unavailable={Object.keys(state.progress).length === 0}
        onClick={() => {
          setWasReset(true);
          reset();
        }}
      >
        {say('reset')}
      </Button>
    </div>
  );
}

function Others({ state, texts: { say } }: Part) {
  return (
    <details class="others">
      <summary>{say('othersTitle')}</summary>
      <p>{say('othersWhy')}</p>
      <ul>
        {state.others.map(({ pack, id, title }) => (
          <li key={`${pack}/${id}`}>
            <Shown value={localised(title, state.languages).text} />
          </li>
        ))}
      </ul>
    </details>
  );
}
