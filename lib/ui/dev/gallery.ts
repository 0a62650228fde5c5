import { signal } from '@preact/signals';
import type { Dialog } from '../ask.ts';
import { createDialog } from '../dialog/index.ts';
import { renderOptions, type OptionsState } from '../options/index.ts';
import { renderPopup } from '../popup/index.ts';
import { renderInstead, renderPractice } from '../practice/index.ts';
import { renderRecord, type RecordState } from '../record/index.ts';
import { textsFor } from '../texts/catalogue.ts';
import { dialogCatalogues } from '../texts/dialog/index.ts';
import { popupCatalogues } from '../texts/popup/index.ts';
import { renderWelcome, type WelcomeState } from '../welcome/index.ts';
import { typingGuard } from './marks.ts';
import { pageStates } from './page-states.ts';
import { popupStates } from './popup-states.ts';
import { practiceStates } from './practice-states.ts';
import { dialogStates } from './requests.ts';

/**
 * Shows one state of a part, named by the address: `?dialog=warn`, `?popup=protected`, `?mark=block`, `?notice=gone`,
 * `?progress=short`; `&language=ar`, `&page=dark`. Driven by `shots.js`, which finds all parts and states in `states`.
 */
const query = new URLSearchParams(location.search);
const language = query.get('language');
const page = query.get('page') === 'dark' ? 'dark' : 'light';
const { signal: never } = new AbortController();

/** `stays`: the values cannot be taken out. */
const marks = {
  block: 'block',
  warn: 'warn',
  redact: 'redact',
  justify: 'justify',
  stays: 'block',
} as const;
const readMark = (name: string): keyof typeof marks | undefined =>
  Object.keys(marks).find((one): one is keyof typeof marks => one === name);
const notices = ['noPolicy', 'notRecorded', 'gone', 'failed', 'busy', 'stillChecking', 'stillHeld'] as const;
const files: Readonly<Record<string, string>> = {
  short: 'customers-2026.xlsx',
  long: 'a very long name of a file that goes on and on.xlsx',
};

const parts: Readonly<Record<string, { readonly names: readonly string[]; show(name: string): void }>> = {
  dialog: {
    names: Object.keys(dialogStates),
    show(name) {
      const state = dialogStates[name];
      if (state === undefined) return;
      const own = state.page ?? 'light';
      if (language === null) document.documentElement.dataset['page'] = own;
      if (own === 'rtl') document.documentElement.dir = 'rtl';
      const { request } = state;
      const asked = language === null ? request : { ...request, languages: [language] };
      void openDialog()
        .ask(asked, never)
        .then((answer) => console.log(JSON.stringify(answer)));
    },
  },
  mark: {
    names: Object.keys(marks),
    show(name) {
      const composer = document.querySelector('#composer');
      const mark = readMark(name);
      if (composer === null || mark === undefined) return;
      composer.textContent = 'Hi Anna, please book it on [CARD-NUMBER-HERE], exp 09/27.';
      const takesOut = mark !== 'stays';
      typingGuard(openDialog(), composer, { action: marks[mark], takesOut, languages: [language ?? 'en'] });
    },
  },
  notice: {
    names: notices,
    show(name) {
      const notice = notices.find((one) => one === name);
      if (notice !== undefined) openDialog().notify(notice);
    },
  },
  progress: {
    names: Object.keys(files),
    show(name) {
      openDialog().progress({ text: files[name] ?? '', channel: 'file' }, never);
    },
  },
  popup: {
    names: Object.keys(popupStates),
    show(name) {
      const state = popupStates[name];
      if (state === undefined) return;
      renderPopup(emptyPage('popup'), signal(spoken(state)), {
        enrol: refuse,
        check: () => undefined,
        copy: () => undefined,
      });
    },
  },
  welcome: {
    names: Object.keys(pageStates.welcome),
    show(name) {
      const state = named<WelcomeState>(pageStates.welcome, name);
      if (state !== undefined) renderWelcome(emptyPage('page'), signal(spoken(state)));
    },
  },
  options: {
    names: Object.keys(pageStates.options),
    show(name) {
      const state = named<OptionsState>(pageStates.options, name);
      if (state === undefined) return;
      renderOptions(emptyPage('page'), signal(spoken(state)), {
        enrol: refuse,
        askToLeave: nothing,
        stay: nothing,
        leave: nothing,
      });
    },
  },
  practice: {
    names: Object.keys(practiceStates),
    show(name) {
      const state = practiceStates[name];
      if (state === undefined) return;
      const actions = { open: nothing, send: nothing, sendFiles: nothing, reset: nothing };
      renderPractice(emptyPage('page'), signal(spoken(state)), actions);
    },
  },
  /** In the place of the practice chat, where it cannot be had. */
  instead: {
    names: ['usual'],
    show() {
      renderInstead(emptyPage('page'), [language ?? 'en']);
    },
  },
  record: {
    names: Object.keys(pageStates.record),
    show(name) {
      const state = named<RecordState>(pageStates.record, name);
      if (state === undefined) return;
      renderRecord(emptyPage('page'), signal(spoken(state)), {
        showMore: nothing,
        copy: () => Promise.resolve(true),
        dispute: () => Promise.resolve(false),
      });
    },
  },
};

function named<State>(states: Readonly<Record<string, State>>, name: string): State | undefined {
  return states[name];
}

function refuse(): Promise<string> {
  return Promise.resolve(textsFor(popupCatalogues, [language ?? 'en']).say('enrolRefused'));
}

function nothing(): void {
  return undefined;
}

/** In the language that the address asks for. */
function spoken<State extends { readonly languages: readonly string[] }>(state: State): State {
  return language === null ? state : { ...state, languages: [language] };
}

function emptyPage(kind: 'popup' | 'page'): HTMLElement {
  document.body.textContent = '';
  document.documentElement.dataset['page'] = kind;
  return document.body.appendChild(document.createElement('div'));
}

function openDialog(): Dialog {
  const uiLanguage = language ?? 'en';
  const readers = { value: language === null ? ['en'] : [language] };
  Object.defineProperty(navigator, 'languages', readers);
  return createDialog({ document, signal: never, uiLanguage }, dialogCatalogues);
}

document.documentElement.dataset['page'] = page;
document.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
for (const [name, part] of Object.entries(parts)) {
  const state = query.get(name);
  if (state !== null) part.show(state);
}
Object.assign(globalThis, {
  /** Dialogs that are about another language than English: shown as they are. */
  spoken: Object.entries(dialogStates).flatMap(([name, { request }]) =>
    request.languages[0] === 'en' ? [] : [`dialog-${name}`],
  ),
  states: Object.fromEntries(Object.entries(parts).map(([name, { names }]) => [name, names])),
});
