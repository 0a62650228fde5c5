// @vitest-environment happy-dom
import { render, type VNode } from 'preact';
import { act } from 'preact/test-utils';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Table } from '../settings/forms/table.tsx';
import { CrossButton } from './cross-button.tsx';

let host: HTMLElement;
beforeEach(() => {
  host = document.createElement('main');
  document.body.append(host);
});
afterEach(() => {
  render(null, host);
  host.remove();
});
const draw = (...children: readonly VNode[]) =>
  act(() =>
    render(
      <>
        <h1 tabIndex={-1}>Contacts</h1>
        {children}
      </>,
      host,
    ),
  );
const row = (name: string) => (
  <tr key={name}>
    <td>
      <button type="button">{name}</button>
    </td>
  </tr>
);
const focusOn = (selector: string) => host.querySelector<HTMLElement>(selector)?.focus();
const focused = () => document.activeElement?.textContent;
const table = (...names: readonly string[]) => (
  <Table key="table" label="Contacts" heads={['Name']}>
    {names.map(row)}
  </Table>
);

it('takes the focus of the last row of a table that goes with it', async () => {
  await draw(table('a', 'b'));
  focusOn('button');
  await draw(table('b'));
  expect(document.activeElement?.getAttribute('role')).toBe('group');
  await draw(<p key="none">None</p>);
  expect(focused()).toBe('Contacts');
});

it('takes the focus of a cross that takes itself away', async () => {
  const cross = <CrossButton key="cross" label="Remove" class="take-out" onClick={() => undefined} />;
  await draw(cross);
  focusOn('button');
  await draw();
  expect(focused()).toBe('Contacts');
});

it('leaves the focus alone where it was elsewhere, or is taken meanwhile', async () => {
  const other = (
    <button key="other" type="button" class="other">
      other
    </button>
  );
  await draw(table('a'), other);
  focusOn('.other');
  await draw(other);
  expect(focused()).toBe('other');
  await draw(table('a'), other);
  focusOn('td button');
  const taken = draw(other);
  focusOn('.other');
  await taken;
  expect(focused()).toBe('other');
});
