import { expect, it } from 'vitest';
import { idOf, isNamed, kindOf } from './written-kind.ts';

it.each([
  ['apiVersion: sluice/v1\nkind: Detector\nid: some-code\n', 'Detector', 'some-code', true],
  ['kind: "Dictionary" # of words\r\nid:   \'names.1\'\r\n', 'Dictionary', 'names.1', true],
  ['id: some-pack\nkind:\tRulePack\nrules:\n  - id: first\n', 'RulePack', 'some-pack', false],
  ['kind: Settings\naccounts:\n  id: nested\n', 'Settings', null, false],
  ['kind:\nid: x\n', null, 'x', false],
  ['id:\nkind: Detector\n', 'Detector', null, true],
  ['# kind: Detector\nrules:\n  kind: Detector\n', null, null, false],
  ['', null, null, false],
])('%j says what it is', (text, kind, id, named) => {
  expect([kindOf(text), idOf(text), isNamed(text)]).toEqual([kind, id, named]);
});
