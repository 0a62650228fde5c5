// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import type { PlatformData } from '../core/policy/platform.ts';
import { createAnchors } from './anchors.ts';

const data: PlatformData = {
  apiVersion: 'sluice/v1',
  kind: 'Platform',
  id: 'test',
  title: 'Test',
  hosts: ['chat.example'],
  anchors: {},
  labels: { self: ['message yourself'], group: ['group'] },
};
const anchors = createAnchors(data, document);

describe('containsLabel', () => {
  it.each([
    ['self', 'Message yourself', true],
    ['self', 'Now: message  yourself, please', true],
    ['self', 'message for yourself', false],
    ['group', 'Type to group X', true],
    ['group', 'Type to groups', false],
  ])('%s in "%s"', (name, text, expected) => {
    expect(anchors.containsLabel(name, text)).toBe(expected);
  });
});
