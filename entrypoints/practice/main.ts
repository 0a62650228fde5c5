import { signal } from '@preact/signals';
import type { AskRequest } from '../../lib/ui/ask.ts';
import { browser } from '../../lib/messaging/browser.ts';
import {
  createSamples,
  type Exercise,
  exerciseOf,
  exercisesFor,
  isProgress,
  plainScene,
  type PracticeState,
  type Progress,
  questionOf,
  renderInstead,
  renderPractice,
  type Step,
  withSeen,
} from '../../lib/ui/practice/index.ts';
import { textsFor } from '../../lib/ui/texts/catalogue.ts';
import { practiceCatalogues } from '../../lib/ui/texts/practice/index.ts';
import { practisePolicy, type PractisedPolicy, publishedExamples } from './policy.ts';
import { startPracticeGuard } from './start-guard.ts';

const progressKey = 'practice';
const { languages } = navigator;
const texts = textsFor(practiceCatalogues, languages);
const { say, language, direction } = texts;
const { signal: never } = new AbortController();

function isInstead(): boolean {
  return location.hash === '#instead';
}

async function readProgress(): Promise<Progress> {
  const kept = (await browser.storage.local.get(progressKey))[progressKey];
  return isProgress(kept) ? kept : {};
}

async function start(root: HTMLElement): Promise<void> {
  const [published, progress] = await Promise.all([publishedExamples(), readProgress()]);
  const state = signal<PracticeState>({
    languages,
    ...{ organisation: null, isReady: false, exercises: [], others: [] },
    ...{ openId: '', progress, transcript: [] },
  });
  const change = (part: Partial<PracticeState>) => {
    state.value = { ...state.value, ...part };
  };
  let policy: PractisedPolicy | null = null;
  let guard = new AbortController();
  /** Whether a question came up since the last message: then it did not go out untouched. */
  let wasAsked = false;
  const saw = (exercise: Exercise | null, step: Step) => {
    if (exercise === null) return;
    const after = withSeen(state.value.progress, exercise, step);
    if (after === state.value.progress) return;
    change({ progress: after });
    void browser.storage.local.set({ [progressKey]: after });
  };
  const onSeen = (step: Step, about: AskRequest) => {
    if (step === 'held') wasAsked = true;
    saw(exerciseOf(state.value.exercises, state.value.openId, about), step);
  };
  const openExercise = () => state.value.exercises.find(({ id }) => id === state.value.openId) ?? null;
  const guardScene = () => {
    guard.abort();
    guard = new AbortController();
    if (policy !== null) {
      startPracticeGuard(policy.active, openExercise()?.scene ?? plainScene, onSeen, guard.signal);
    }
  };
  const begin = (exercise: Exercise | null) => {
    const text = exercise === null ? null : questionOf(exercise, texts, languages);
    wasAsked = false;
    const asked = text === null ? [] : [{ from: 'them' as const, text }];
    const { transcript } = state.value;
    // A question that nobody answered gives way to the next.
    const before = transcript.at(-1)?.from === 'them' ? transcript.slice(0, -1) : transcript;
    change({ openId: exercise?.id ?? '', transcript: [...before, ...asked] });
    guardScene();
  };
  const take = async (practised: PractisedPolicy) => {
    policy = practised;
    change({ organisation: practised.isDemonstration ? null : practised.active.bundle.organisationName });
    const { loaded } = practised.active;
    const samples = createSamples(loaded, published, language);
    const isFirst = !state.value.isReady;
    let isGuarded = false;
    /** The open exercise by this policy, or the first one. What is going on by it already is left alone. */
    const enter = () => {
      const isOpen = openExercise() !== null;
      if (isOpen && isGuarded) return;
      isGuarded = true;
      if (isOpen) guardScene();
      else begin(state.value.exercises[0] ?? null);
    };
    const onSoFar = (exercises: readonly Exercise[]) => {
      // Where there are some already they stay until all of the newer policy are found.
      if (policy !== practised || !isFirst) return;
      change({ exercises });
      enter();
    };
    const setting = { title: say('partner'), cleanText: say('cleanText'), now: Date.now(), pause, onSoFar };
    const found = await exercisesFor(loaded, samples, setting);
    if (policy !== practised) return; // a newer one came meanwhile
    change({ ...found, isReady: true });
    enter();
  };
  renderPractice(root, state, {
    open: begin,
    send(text) {
      const exercise = openExercise();
      change({ transcript: [...state.value.transcript, { from: 'me', text }] });
      if (!wasAsked) saw(exercise, 'sent');
      wasAsked = false;
    },
    sendFiles(files) {
      const sent = files.map(({ name }) => ({ from: 'me' as const, text: name, isFile: true }));
      change({ transcript: [...state.value.transcript, ...sent] });
      wasAsked = false;
    },
    reset() {
      change({ progress: {} });
      void browser.storage.local.remove(progressKey);
    },
  });
  await practisePolicy((practised) => void take(practised), never);
}

let pausedAt = 0;

/** Lets the page draw and answer, where it could not for the time of a picture. */
async function pause(): Promise<void> {
  if (performance.now() - pausedAt < 16) return;
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  pausedAt = performance.now();
}

const root = document.getElementById('app');
document.title = say('title');
Object.assign(document.documentElement, { lang: language, dir: direction });
if (root !== null) {
  if (isInstead()) renderInstead(root, languages);
  else await start(root);
}
