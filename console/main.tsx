import { render } from 'preact';
import { baseSheet } from '../lib/design/base.ts';
import { printSheet, tokenSheet } from '../lib/design/tokens.ts';
import { App } from './app.tsx';
import { createModels } from './shell/models.ts';
import { language } from './shell/language.ts';
import { followAddress } from './shell/navigation.ts';
import { applyTheme } from './shell/preferences.ts';
import { followTime } from './shell/time.ts';
import './styles/console.css';

function adopt(css: string): void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}
adopt(tokenSheet(':root'));
adopt(printSheet);
adopt(baseSheet);
applyTheme();
document.documentElement.lang = language;

const whilePageLives = new AbortController().signal;
followAddress(whilePageLives);
followTime(whilePageLives);

let isOthers = false;
const models = createModels(
  (input, init) => fetch(input, init),
  () => {
    isOthers = true;
    location.reload();
  },
);
addEventListener('beforeunload', (event) => {
  // What the one before had not saved is kept for them.
  if (models.draft.unsaved.value && !isOthers) event.preventDefault();
});
// A sign-in link in the address is exchanged by the app; who one was before does not matter then.
if (!location.hash.startsWith('#/sign-in/')) void models.session.check(providerProblem());

/** With what the provider's sign-in came back; it does not stay in the address. */
function providerProblem(): string | null {
  const problem = new URLSearchParams(location.search).get('problem');
  if (problem !== null) history.replaceState(null, '', `${location.pathname}${location.hash}`);
  return problem;
}

const root = document.getElementById('app');
if (root === null) throw new Error('index.html has no #app');
render(<App models={models} />, root);
