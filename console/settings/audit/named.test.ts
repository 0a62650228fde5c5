import { expect, it } from 'vitest';
import { actionWords } from './action-words.ts';
import { withNames } from './named.tsx';

const id = '0f8fad5b-d9cb-469f-a165-70867728950e';

it('puts names in the place of ids, and leaves what has none', () => {
  const text = `managers=["${id}"]→["7c9e6679-7425-40de-944b-e07fc1f90ae7"]`;
  expect(withNames(text, { [id]: 'Ada' })).toBe(
    'managers=["Ada (0f8fad5b…)"]→["7c9e6679-7425-40de-944b-e07fc1f90ae7"]',
  );
});

it('has words for what is done, and none for what it does not know', () => {
  expect(actionWords('policy.publish')).toBe('Published a version');
  expect(['constructor', 'quantum.leap'].map(actionWords)).toEqual([null, null]);
});
