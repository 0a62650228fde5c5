// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, expect, it } from 'vitest';
import { pageStates } from '../dev/page-states.ts';
import { renderWelcome, type WelcomeState } from './index.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function textOf(state: WelcomeState): string {
  const root = document.body.appendChild(document.createElement('div'));
  stops.push(renderWelcome(root, signal(state)), () => root.remove());
  return root.textContent;
}
const states = pageStates.welcome;

it('says what the policy looks for, where, and what is on trial, in the reader’s language', () => {
  const text = textOf(states.german);
  for (const part of [
    'Zahlungskartendaten',
    'nur auf WhatsApp Web',
    'zur Probe',
    'mit dem Betriebsrat vereinbart',
  ])
    expect(text).toContain(part);
});

it('folds a long list away, so that what is not looked at is seen as well', () => {
  const state = states['many-rules'];
  expect(textOf(state)).toContain(`${String(state.watched.length - 8)} more`);
  expect(document.querySelectorAll('.watched')[0]?.children).toHaveLength(8);
  expect(document.querySelectorAll('details:not([open]) .watched')[0]?.children).toHaveLength(
    state.watched.length - 8,
  );
});

it('says where to go while there is no organisation, and that nothing has to be done while one is joined', () => {
  const nobody = textOf(states['not-enrolled']);
  expect(nobody).toContain('Enter an enrolment code');
  expect(nobody).not.toContain('There is nothing to set up');
  const joining = textOf(states.joining);
  expect(joining).toContain('still joining');
  expect(joining).not.toContain('Enter an enrolment code');
  expect(joining).toContain('There is nothing to set up');
});

it('says that nobody answers, and not that there is no organisation', () => {
  const text = textOf(states['no-answer']);
  expect(text).toContain('Sluice does not answer.');
  expect(text).not.toContain('Enter an enrolment code');
});

it('sets the page in the direction of its language, and shows an organisation’s name in one of its own', () => {
  const name = 'A\u202ecme';
  expect(textOf({ ...states.arabic, organisation: name })).toContain('A⟨U+202E⟩cme');
  expect(document.documentElement.dir).toBe('rtl');
});
