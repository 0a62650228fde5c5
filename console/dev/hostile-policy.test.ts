import { expect, it } from 'vitest';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { editorFiles } from './mock-editor.mjs';
import { hostilePolicy } from './hostile-policy.ts';
import { hostileWords } from './hostile-words.ts';

it.each([...hostileWords.keys()])(
  'policy with hostile words, number %i first, is as valid as it was',
  (first) => {
    const files = hostilePolicy(editorFiles(), first);
    // What stands around a value may speak against it.
    const problems = parsePolicyFiles(files).problems.filter(
      ({ code }) => !code.startsWith('detector/example'),
    );
    expect(problems).toEqual([]);
    expect(files.some(({ text }) => text.includes('globalThis.hacked'))).toBe(true);
  },
);
