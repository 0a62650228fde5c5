// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { hrefOfAddress } from '../../shell/address.ts';
import { noteChosen } from './chosen-change.ts';
import { Proposal } from './proposal.tsx';

const path = 'rules/packs/a.yaml';
const before = `kind: RulePack
rules:
  - id: one
    then: { action: warn }
`;
const except = JSON.stringify({ rule: 'one', unless: { detector: 'iban' } });
const hrefOf = (change: string) =>
  hrefOfAddress({ parts: ['rules', 'edit', path], query: { except: change } });

let host: HTMLElement;
let text: string;
beforeEach(() => {
  text = before;
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
  noteChosen('#/');
});
const draft = { edit: (_: string, next: string) => void (text = next) };
const draw = (proposed: string | null) =>
  act(() =>
    render(<Proposal file={{ path, text }} draft={draft} except={proposed} onDone={() => undefined} />, host),
  );
const buttons = () => [...host.querySelectorAll('button')].map((button) => button.textContent);
const press = (name: string) =>
  act(() => [...host.querySelectorAll('button')].find((button) => button.textContent === name)?.click());

it('puts in what was chosen in the console, and takes it out again', async () => {
  noteChosen(hrefOf(except));
  await draw(except);
  expect(text).toContain('unless: { detector: iban }');
  // The address no longer has it.
  await draw(null);
  expect(host.querySelector('[role=status]')?.textContent).toContain('The change is in the draft');
  await press('Undo');
  expect(text).toBe(before);
  await draw(null);
  expect(buttons()).toEqual([]);
});

it('asks where the address came from elsewhere, another one that was chosen included', async () => {
  noteChosen(hrefOf(JSON.stringify({ rule: 'one', unless: { detector: 'other' } })));
  await draw(except);
  expect(text).toBe(before);
  expect(buttons()).toEqual(['Put it in', 'Leave it out']);
  await press('Put it in');
  expect(text).toContain('unless: { detector: iban }');
});

it('offers no undo once the text is another one', async () => {
  noteChosen(hrefOf(except));
  await draw(except);
  text += '# more\n';
  await draw(null);
  expect(buttons()).toEqual([]);
});
