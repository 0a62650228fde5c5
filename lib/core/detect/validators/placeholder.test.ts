import { describe, expect, it } from 'vitest';
import { isPlaceholder } from './placeholder.ts';

describe('isPlaceholder', () => {
  it.each([
    'AKIAIOSFODNN7EXAMPLE',
    'your_api_key_here',
    'glpat-xxxxxxxxxxxxxxxxxxxx',
    'sk_live_00000000000000000000',
    '<YOUR-TOKEN>',
    '${API_TOKEN}',
    '{{ secrets.token }}',
    'abcd1234abcd1234abcd1234',
    'ntn_12345678901234567890',
    'T4kW****************9fQz',
    'changeme123',
  ])('takes %s for one', (value) => {
    expect(isPlaceholder(value)).toBe(true);
  });

  it.each([
    'q7ZkW2mXv9TgLr4bNc8sYd3f',
    '9f3c27ab01d4e86f5a7b',
    'AAAAAAAAAAAAAAAAAAAAAOq7',
    'b0rn-2-ru2',
    'kWcQYouRl7ZkW2mXv9Tg',
  ])('does not take %s for one', (value) => {
    expect(isPlaceholder(value)).toBe(false);
  });
});
