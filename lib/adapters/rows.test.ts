// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from 'vitest';
import { createAnchors } from './anchors.ts';
import { createRows } from './rows.ts';

const anchors = createAnchors(
  {
    apiVersion: 'sluice/v1',
    kind: 'Platform',
    id: 'test',
    title: 'Test',
    hosts: ['chat.example'],
    anchors: {
      message: ['[data-id]'],
      'message-media': ['video'],
      'selected-message': ['[data-id][aria-selected="true"]'],
      'selected-count': ['.count'],
    },
  },
  document,
);

beforeEach(() => {
  document.body.replaceChildren();
});

function row(text: string, selected: boolean): HTMLElement {
  const element = document.createElement('p');
  element.dataset['id'] = text;
  element.setAttribute('aria-selected', String(selected));
  element.textContent = text;
  document.body.append(element);
  return element;
}

function countBar(text: string): HTMLElement {
  const bar = document.createElement('div');
  bar.className = 'count';
  bar.textContent = text;
  document.body.append(bar);
  return bar;
}

describe('what a forward takes along', () => {
  it('is what is selected, else what was touched last', () => {
    const rows = createRows(document, anchors);
    rows.notice([row('one', false)]);
    expect(rows.read()).toEqual({ kind: 'text', text: 'one' });
    row('two', true);
    row('three', true);
    expect(rows.read()).toEqual({ kind: 'text', text: 'two\nthree' });
  });

  it('is not all there when fewer are mounted than the bar counted, also once the bar has gone', () => {
    const rows = createRows(document, anchors);
    row('two', true);
    const bar = countBar('2 selected');
    rows.notice([bar]);
    bar.remove();
    expect(rows.read()).toMatchObject({ unscannable: 'not-loaded' });
  });

  it('forgets the bar of an earlier selection with the next message that is pressed', () => {
    const rows = createRows(document, anchors);
    const bar = countBar('5 selected');
    rows.notice([bar]);
    bar.remove();
    rows.notice([row('one', false)]);
    expect(rows.read()).toEqual({ kind: 'text', text: 'one' });
  });

  it('is what was selected where the dialog that asks for recipients ends the selection', () => {
    const rows = createRows(document, anchors);
    const [first, second] = [row('one', true), row('two', true)];
    const bar = countBar('2 selected');
    rows.notice([second]);
    rows.notice([bar]);
    bar.textContent = '0 selected';
    for (const each of [first, second]) each.setAttribute('aria-selected', 'false');
    expect(rows.read()).toEqual({ kind: 'text', text: 'one\ntwo' });
    rows.notice([second]);
    expect(rows.read()).toEqual({ kind: 'text', text: 'two' });
  });

  it('is not what was touched long before, where something else is forwarded', () => {
    const rows = createRows(document, anchors);
    const [gallery, dialog] = [document.createElement('div'), document.createElement('div')];
    dialog.setAttribute('role', 'dialog');
    document.body.append(gallery, dialog);
    rows.notice([row('thanks', false)]);
    for (let presses = 0; presses < 6; presses += 1) rows.notice([presses < 3 ? gallery : dialog]);
    expect(rows.read()).toEqual({ kind: 'text', text: 'thanks' });
    for (let events = 0; events < 4; events += 1) rows.notice([gallery]);
    expect(rows.read()).toEqual({ kind: 'text', text: '', unscannable: 'not-loaded' });
  });

  it('cannot be read where it is a picture', () => {
    const rows = createRows(document, anchors);
    const element = row('one', true);
    element.append(document.createElement('video'));
    expect(rows.read()).toMatchObject({ unscannable: 'not-loaded' });
  });
});
