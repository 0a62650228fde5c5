// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createAnchors } from './anchors.ts';
import { createChosenRows } from './chosen-rows.ts';

const anchors = createAnchors(
  {
    apiVersion: 'sluice/v1',
    kind: 'Platform',
    id: 'test',
    title: 'Test',
    hosts: ['chat.example'],
    anchors: { recipient: ['li:has(input:checked)'], target: ['button.send-to'] },
  },
  document,
);
const people = ['Anna Novak', 'Ben Okafor'];

/** A dialog whose search takes rows off the page, and draws them anew. */
function picker(document: Document) {
  const dialog = document.createElement('div');
  dialog.setAttribute('role', 'dialog');
  const search = document.createElement('input');
  const list = document.createElement('ul');
  dialog.append(search, list);
  document.body.append(dialog);
  const ticked = new Set<string>();
  const filter = (wanted: string): void => {
    list.replaceChildren(
      ...people
        .filter((name) => name.includes(wanted))
        .map((name) => {
          const row = document.createElement('li');
          const box = document.createElement('input');
          box.type = 'checkbox';
          box.checked = ticked.has(name);
          row.append(box, name);
          return row;
        }),
    );
  };
  filter('');
  const rowOf = (name: string): HTMLElement => {
    const row = [...list.querySelectorAll('li')].find(({ textContent }) => textContent === name);
    if (row === undefined) throw new Error(`${name} is not shown`);
    return row;
  };
  return {
    dialog,
    search,
    filter,
    rowOf,
    tick(name: string) {
      const box = rowOf(name).querySelector('input');
      if (box === null) throw new Error('no box');
      box.checked = !ticked.delete(name);
      if (box.checked) ticked.add(name);
    },
  };
}
const namesOf = (rows: readonly HTMLElement[]) => rows.map(({ textContent }) => textContent);

beforeEach(() => {
  document.body.replaceChildren();
});

describe('what is chosen in a dialog', () => {
  it('is known also when a search has taken it off the page', () => {
    const rows = createChosenRows(anchors, ['recipient']);
    const { dialog, search, filter, rowOf, tick } = picker(document);
    rows.notice([rowOf('Anna Novak')]);
    tick('Anna Novak');
    rows.notice([search]); // typed, nothing was pressed since
    filter('Ben');
    rows.notice([rowOf('Ben Okafor')]);
    tick('Ben Okafor');
    expect(namesOf(rows.findAll('recipient', dialog))).toEqual(['Ben Okafor', 'Anna Novak']);
    filter('');
    expect(namesOf(rows.findAll('recipient', dialog))).toEqual(people);
  });

  it('is not what was taken back, nor what was chosen in another dialog', () => {
    const rows = createChosenRows(anchors, ['recipient']);
    const { dialog, search, filter, rowOf, tick } = picker(document);
    tick('Anna Novak');
    rows.notice([search]);
    rows.notice([rowOf('Anna Novak')]);
    tick('Anna Novak');
    rows.notice([search]);
    filter('Ben');
    expect(rows.findAll('recipient', dialog)).toEqual([]);
    filter('');
    tick('Anna Novak');
    rows.notice([search]);
    const other = picker(document);
    expect(rows.findAll('recipient', other.dialog)).toEqual([]);
    other.tick('Ben Okafor');
    rows.notice([other.search]);
    expect(namesOf(rows.findAll('recipient', other.dialog))).toEqual(['Ben Okafor']);
  });

  it('is nothing where rows have a control of their own that sends', () => {
    const rows = createChosenRows(anchors, ['target']);
    const { dialog, search } = picker(document);
    const button = document.createElement('button');
    button.className = 'send-to';
    dialog.append(button);
    rows.notice([search]);
    button.remove();
    expect(rows.findAll('target', dialog)).toEqual([]);
  });
});
