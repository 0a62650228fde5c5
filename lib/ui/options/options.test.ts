// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageStates } from '../dev/page-states.ts';
import { renderOptions, type OptionsState } from './index.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function show(state: OptionsState) {
  const root = document.body.appendChild(document.createElement('div'));
  const actions = { enrol: vi.fn(async () => null), askToLeave: vi.fn(), stay: vi.fn(), leave: vi.fn() };
  const current = signal(state);
  stops.push(renderOptions(root, current, actions), () => root.remove());
  const buttons = () => [...root.querySelectorAll('button')].map((one) => one.textContent);
  const press = (label: string) =>
    [...root.querySelectorAll('button')].find((one) => one.textContent === label)?.click();
  return { root, state: current, actions, buttons, press, text: () => root.textContent };
}
const states = pageStates.options;

describe('settings', () => {
  it('can neither be left nor joined where an administrator made them', () => {
    expect(show(states.managed).buttons()).toEqual([]);
    expect(show(states['managed-joining']).buttons()).toEqual([]);
  });

  it('promise nothing there that is not on the page, also where the organisation removed this browser', () => {
    const { buttons, text } = show({ ...states.managed, removed: true });
    expect(buttons()).toEqual([]);
    expect(text()).toContain('Your organisation removed this browser.');
    expect(text()).not.toContain('Ask for a new code, or leave');
  });

  it('take a code where there is no organisation, and where it removed this browser', () => {
    expect(show(states['not-enrolled']).buttons()).toEqual(['Connect browser']);
    expect(show(states.removed).buttons()).toEqual(['Connect browser', 'Leave ACME…']);
  });

  it('leave the focus where things go on once the browser has joined, also anew', () => {
    for (const before of [states['not-enrolled'], states.removed]) {
      const { root, state } = show(before);
      root.querySelector('button')?.focus();
      state.value = states.usual;
      expect(root.querySelector(':focus')?.textContent).toContain('Organisation');
    }
  });

  it('say what leaving means before it is done; staying comes first', () => {
    const { buttons, press, actions, text } = show(states.asking);
    expect(buttons().slice(1)).toEqual(['Stay', 'Leave ACME']);
    for (const part of ['2 reports still wait', 'your record are deleted', 'new enrolment code'])
      expect(text()).toContain(part);
    press('Leave ACME');
    expect(actions.leave).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('say what would be lost, and lose it only when that is chosen', () => {
    const { press, actions, text } = show(states.unsent);
    expect(text()).toContain('2 reports could not be delivered');
    press('Try to deliver again');
    press('Leave and lose 2 reports');
    expect(actions.leave.mock.calls).toEqual([[false], [true]]);
  });

  it('take no second answer while leaving', () => {
    const { press, actions } = show(states.busy);
    press('Leaving…');
    press('Stay');
    expect([actions.leave, actions.stay].map((one) => one.mock.calls.length)).toEqual([0, 0]);
  });

  it.each([
    ['while asking', states.asking, false, 1],
    ['not while leaving, nor at a second press', states.busy, true, 0],
  ])('close at Escape %s', (_when, state, isKept, stays) => {
    const { root, actions } = show(state);
    const dialog = root.querySelector('dialog');
    const escape = new Event('cancel', { cancelable: true });
    dialog?.dispatchEvent(escape);
    expect(escape.defaultPrevented).toBe(isKept);
    // As Chromium does at a second press.
    dialog?.dispatchEvent(new Event('close'));
    expect([dialog?.open ?? false, actions.stay.mock.calls.length]).toEqual([isKept, stays]);
  });

  it('say what became of it', () => {
    expect(show(states.left).text()).toContain('has left ACME');
    const untold = show(states['left-untold']).text();
    for (const part of ['nicht erreichbar', '2 Berichte gingen verloren']) expect(untold).toContain(part);
    expect(show(states.failed).text()).toContain('still belongs to ACME');
    expect(show({ ...states.left, organisation: 'Other' }).text()).not.toContain('has left');
  });

  it('keep the focus where things go on, whatever the buttons turn into', async () => {
    const { root, state } = show(states.asking);
    const focused = () => document.activeElement?.textContent;
    const go = (next: OptionsState) => {
      state.value = next;
    };
    const button = (label: string) =>
      [...root.querySelectorAll('button')].find((one) => one.textContent === label);
    button('Leave ACME')?.focus();
    go(states.busy);
    expect(focused()).toBe('Leaving…');
    go(states.unsent);
    expect(focused()).toBe('Try to deliver again');
    button('Leave and lose 2 reports')?.focus();
    go(states.busy);
    expect(focused()).toBe('Leaving…');
    go(states.left);
    expect(focused()).toContain('has left ACME');
  });
});
