// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PlatformData } from '../core/policy/platform.ts';
import { createPlatformAdapter } from './create-adapter.ts';

const data: PlatformData = {
  apiVersion: 'sluice/v1',
  kind: 'Platform',
  id: 'test',
  title: 'Test',
  hosts: ['chat.example'],
  anchors: {
    header: ['header'],
    title: ['b'],
    subtitle: ['i'],
    'header-peer': ['header b'],
    'chat-row': ['a'],
    'chat-title': ['b'],
    peer: ['b'],
  },
  labels: { people: ['members'], subscribers: ['subscribers'] },
  account: [{ from: 'storage', name: 'account{account}', field: 'userId' }],
  conversation: {
    id: [{ from: 'anchor', name: 'header-peer', attribute: 'data-peer' }],
    rowId: [{ from: 'anchor', name: 'peer', attribute: 'data-peer' }],
    members: [{ from: 'anchor', name: 'subtitle', word: 'people', take: 'count' }],
    kinds: [
      { kind: 'self', own: true },
      { kind: 'channel', label: 'subscribers' },
      { kind: 'group', id: '-' },
    ],
  },
};

function element(tag: string, text: string, peer?: string): HTMLElement {
  const made = document.createElement(tag);
  made.textContent = text;
  if (peer !== undefined) made.dataset['peer'] = peer;
  return made;
}

function open(peer: string, subtitle: string) {
  const header = document.createElement('header');
  header.append(element('b', 'Somebody', peer), element('i', subtitle));
  const row = document.createElement('a');
  row.append(element('b', 'Ann', '-7'));
  document.body.replaceChildren(header, row);
  localStorage.setItem('account1', JSON.stringify({ userId: '5' }));
  return { adapter: createPlatformAdapter(data, document), row };
}

describe('a conversation by its id', () => {
  it.each([
    ['5', 'last seen at 10:25', { kind: 'self' }],
    ['6', 'last seen at 10:25', { kind: 'direct' }],
    ['-100', '31 members', { kind: 'group', members: 31 }],
    ['-100', '1 204 subscribers', { kind: 'channel' }],
  ])('%s, %s', (id, subtitle, expected) => {
    const { adapter } = open(id, subtitle);
    expect(adapter.conversationAt([])).toEqual({ title: 'Somebody', id, ...expected });
    expect(adapter.readAccount()).toEqual({ id: '5' });
  });

  it('that a call names, or that stands in a list', () => {
    const { adapter, row } = open('6', '');
    expect(adapter.conversationOf('6').title).toBe('Somebody');
    expect(adapter.conversationOf('-100')).toEqual({ kind: 'group', title: null, id: '-100' });
    expect(adapter.conversationAt([row])).toEqual({ kind: 'group', title: 'Ann', id: '-7' });
  });
});
