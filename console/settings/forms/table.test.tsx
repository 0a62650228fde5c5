// @vitest-environment happy-dom
import { render } from 'preact';
import { act } from 'preact/test-utils';
import { expect, it } from 'vitest';
import { Table } from './table.tsx';

it('keeps the focus when the row that has it goes', async () => {
  const root = document.createElement('div');
  document.body.append(root);
  const draw = (names: readonly string[]) =>
    act(() =>
      render(
        <Table label="People" heads={['Name']}>
          {names.map((name) => (
            <tr key={name}>
              <td>
                <button type="button">{name}</button>
              </td>
            </tr>
          ))}
        </Table>,
        root,
      ),
    );
  await draw(['Ann', 'Bo']);
  root.querySelectorAll('button')[1]?.focus();
  await draw(['Bo']);
  expect(document.activeElement?.textContent).toBe('Bo');
  await draw(['Ann']);
  expect(document.activeElement?.getAttribute('aria-label')).toBe('People');
  render(null, root);
});
