// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { expect, it, vi } from 'vitest';
import { practiceStates } from '../dev/practice-states.ts';
import type { Exercise } from './exercises.ts';
import { renderPractice } from './practice.tsx';

it('leads on to the next exercise, and takes the focus along', async () => {
  const { done } = practiceStates;
  if (done === undefined) throw new Error('no such state');
  const root = document.body.appendChild(document.createElement('div'));
  const state = signal(done);
  const open = ({ id }: Exercise) => {
    state.value = { ...state.value, openId: id };
  };
  const nothing = () => undefined;
  const stop = renderPractice(root, state, { open, send: nothing, sendFiles: nothing, reset: nothing });
  const next = [...root.querySelectorAll('button')].find((one) => one.textContent === 'Next exercise');
  next?.focus();
  next?.click();
  await vi.waitFor(() => {
    expect(document.activeElement?.textContent).toBe('Password');
    expect(document.activeElement?.getAttribute('aria-expanded')).toBe('true');
  });
  stop();
  root.remove();
});
