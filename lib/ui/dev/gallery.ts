import { signal } from '@preact/signals';
import { createDialog } from '../dialog/index.ts';
import { renderPopup } from '../popup/index.ts';
import { renderInstead, renderPractice } from '../practice/index.ts';
import { renderOptions, type OptionsState } from '../options/index.ts';
import { renderRecord, type RecordState } from '../record/index.ts';
import { renderWelcome, type WelcomeState } from '../welcome/index.ts';
import { typingGuard } from './marks.ts';
import { pageStates } from './page-states.ts';
import { popupStates } from './popup-states.ts';
import { practiceStates } from './practice-states.ts';
import { dialogStates } from './requests.ts';

/** Shows one state, named by the address: `?dialog=warn`, `?popup=protected`, `?record=usual`, `?practice=begun`, `?mark=warn`, `?notice` or `?progress=NAME`. Driven by `shots.js`. */
const query = new URLSearchParams(location.search);
const { signal: never } = new AbortController();
const state = dialogStates[query.get('dialog') ?? ''];
const popup = popupStates[query.get('popup') ?? ''];
if (state) {
  document.documentElement.dataset['page'] = state.page ?? 'light';
  document.documentElement.dir = state.page === 'rtl' ? 'rtl' : 'ltr';
  const dialog = createDialog({ document, signal: never, uiLanguage: 'en' });
  void dialog.ask(state.request, never).then((answer) => console.log(JSON.stringify(answer)));
}
const mark = query.get('mark');
if (mark === 'warn' || mark === 'block') {
  document.documentElement.dataset['page'] = query.get('page') ?? 'light';
  document.documentElement.dir = query.get('page') === 'rtl' ? 'rtl' : 'ltr';
  const composer = document.querySelector('#composer');
  if (composer !== null) composer.textContent = 'Hi Anna, please book it on [CARD-NUMBER-HERE], exp 09/27.';
  const dialog = createDialog({ document, signal: never, uiLanguage: 'en' });
  const languages = [query.get('language') ?? 'en'];
  typingGuard(dialog, composer, { action: mark, takesOut: true, languages });
}
if (query.has('notice')) {
  createDialog({ document, signal: never, uiLanguage: 'en' }).notify('notRecorded');
}
if (query.has('progress')) {
  document.documentElement.dataset['page'] = query.get('page') ?? 'light';
  const dialog = createDialog({ document, signal: never, uiLanguage: query.get('language') ?? 'en' });
  const request = { text: query.get('progress') ?? '', channel: 'file' } as const;
  void dialog.progress(request, never).cancelled.then(() => console.log('cancelled'));
}
if (popup) {
  document.body.textContent = '';
  document.documentElement.dataset['page'] = 'popup';
  const root = document.body.appendChild(document.createElement('div'));
  renderPopup(root, signal(popup), {
    enrol: () => Promise.resolve('This code is not known to the server.'),
    check: () => undefined,
    copy: () => undefined,
  });
}
const named = <S>(states: Readonly<Record<string, S>>, page: string): S | undefined =>
  states[query.get(page) ?? ''];
const [welcome, options, record] = [
  named<WelcomeState>(pageStates.welcome, 'welcome'),
  named<OptionsState>(pageStates.options, 'options'),
  named<RecordState>(pageStates.record, 'record'),
];
const pageRoot = () => {
  document.body.textContent = '';
  document.documentElement.dataset['page'] = 'page';
  return document.body.appendChild(document.createElement('div'));
};
const nothing = () => undefined;
if (welcome) renderWelcome(pageRoot(), signal(welcome));
if (options)
  renderOptions(pageRoot(), signal(options), {
    enrol: () => Promise.resolve('This code is not known to the server.'),
    askToLeave: nothing,
    stay: nothing,
    leave: nothing,
  });
if (record)
  renderRecord(pageRoot(), signal(record), {
    showMore: nothing,
    copy: () => Promise.resolve(true),
    dispute: () => Promise.resolve(false),
  });

const practice = practiceStates[query.get('practice') ?? ''];
if (practice) {
  const actions = { open: nothing, send: nothing, sendFiles: nothing, reset: nothing };
  renderPractice(pageRoot(), signal(practice), actions);
}
if (query.has('instead')) renderInstead(pageRoot(), [query.get('instead') ?? 'en']);

const keysOf = Object.keys;
Object.assign(globalThis, {
  states: {
    dialog: keysOf(dialogStates),
    popup: keysOf(popupStates),
    welcome: keysOf(pageStates.welcome),
    options: keysOf(pageStates.options),
    record: keysOf(pageStates.record),
    practice: keysOf(practiceStates),
  },
});
