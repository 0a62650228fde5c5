import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../design/components/button.tsx';
import { Shown } from '../../design/components/shown.tsx';
import { localised } from '../dialog/localised.ts';
import { Words } from '../page/words.tsx';
import { directionOf, type Texts } from '../texts/catalogue.ts';
import type { PracticeKey } from '../texts/practice/index.ts';
import type { Exercise, Step } from './exercises.ts';
import { hasSeen, isDone } from './progress.ts';
import type { PracticeState } from './state.ts';

export interface ExerciseListProps {
  readonly state: PracticeState;
  readonly texts: Texts<PracticeKey>;
  readonly open: (exercise: Exercise) => void;
  /** Puts the example where it is tried out. */
  readonly tryOut: (exercise: Exercise) => void;
}

export function ExerciseList({ state, texts, open, tryOut }: ExerciseListProps) {
  /** The id of the one that "Next" led to. */
  const [ledTo, setLedTo] = useState('');
  const goOn = (exercise: Exercise) => {
    setLedTo(exercise.id);
    open(exercise);
  };
  return (
    <ol class="exercises">
      {state.exercises.map((exercise, at) => (
        <Entry
          key={exercise.id}
          {...{ state, texts, exercise, open, tryOut, goOn }}
          takesFocus={exercise.id === ledTo && exercise.id === state.openId}
          next={state.exercises[at + 1] ?? null}
        />
      ))}
    </ol>
  );
}

interface EntryProps extends ExerciseListProps {
  readonly exercise: Exercise;
  readonly next: Exercise | null;
  readonly goOn: (next: Exercise) => void;
}

function Entry({ takesFocus, ...props }: EntryProps & { readonly takesFocus: boolean }) {
  const { state, texts, exercise, open } = props;
  const heading = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The button that led here is gone with the details it stood in.
    if (takesFocus) heading.current?.focus();
  }, [takesFocus]);
  const id = useId();
  const isOpen = exercise.id === state.openId;
  const done = isDone(state.progress, exercise);
  return (
    <li class={isOpen ? 'open' : undefined}>
      <h3>
        <button
          type="button"
          ref={heading}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => open(exercise)}
        >
          <Mark isSet={done} />
          <Title exercise={exercise} texts={texts} languages={state.languages} />
          {done && <span class="badge badge-good">{texts.say('done')}</span>}
        </button>
      </h3>
      <div id={id} class="details" hidden={!isOpen}>
        {isOpen && <Details {...props} />}
      </div>
    </li>
  );
}

function Details({ state, texts, exercise, next, goOn, tryOut }: EntryProps) {
  const { say } = texts;
  const { kind, rule } = exercise;
  const tell = rule?.then.tell;
  const suggest = rule?.then.suggest ?? [];
  const task = { clean: 'cleanTask', rule: 'ruleTask', file: 'fileTask' } as const;
  return (
    <>
      <p>{say(task[kind])}</p>
      <Button look="primary" onClick={() => tryOut(exercise)}>
        {say(kind === 'file' ? 'attachExample' : 'put')}
      </Button>
      <h4>{say('watch')}</h4>
      <ul class="steps">
        {exercise.steps.map((step) => {
          const seen = hasSeen(state.progress, exercise, step);
          return (
            <li key={step} class={seen ? 'seen' : undefined}>
              <Mark isSet={seen} />
              <span>{say(stepKey(step, kind))}</span>
              <span class="visually-hidden">: {say(seen ? 'seen' : 'notSeen')}</span>
            </li>
          );
        })}
      </ul>
      {tell !== undefined && (
        <>
          <h4>{say('why')}</h4>
          <OwnWords text={tell} languages={state.languages} />
        </>
      )}
      {suggest.length > 0 && (
        <>
          <h4>{say('instead')}</h4>
          {suggest.map(({ label, url }) => (
            <OwnWords key={url} text={label} languages={state.languages} />
          ))}
        </>
      )}
      {isDone(state.progress, exercise) && (
        <div class="after">
          <p>{say('seenAll')}</p>
          {next !== null && <Button onClick={() => goOn(next)}>{say('next')}</Button>}
        </div>
      )}
    </>
  );
}

function OwnWords({
  text,
  languages,
}: {
  text: Readonly<Record<string, string>>;
  languages: readonly string[];
}) {
  const said = localised(text, languages);
  return (
    <p lang={said.language} dir={directionOf(said.language)}>
      <Shown value={said.text} max={1000} />
    </p>
  );
}

const stepKeys = {
  underlined: 'stepUnderlined',
  held: 'stepHeld',
  answered: 'stepAnswered',
  sent: 'stepSent',
} as const satisfies Record<Step, PracticeKey>;

function stepKey(step: Step, kind: Exercise['kind']): PracticeKey {
  return step === 'held' && kind === 'file' ? 'stepHeldFile' : stepKeys[step];
}

/** Whether it is done or seen; words beside it say so too. */
function Mark({ isSet }: { isSet: boolean }) {
  return (
    <svg class={isSet ? 'mark set' : 'mark'} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      <circle cx="8" cy="8" r="6.5" />
      {isSet && <path d="M4.8 8.3l2.2 2.2 4.2-4.6" />}
    </svg>
  );
}

function Title({
  exercise: { kind, rule },
  texts: { say },
  languages,
}: Pick<ExerciseListProps, 'texts'> & { exercise: Exercise; languages: readonly string[] }) {
  if (rule === null) return <Shown value={say('cleanTitle')} />;
  const title = localised(rule.title, languages).text;
  return kind === 'file' ? (
    <Words text={say('fileTitle')} values={{ rule: title }} />
  ) : (
    <Shown value={title} />
  );
}
