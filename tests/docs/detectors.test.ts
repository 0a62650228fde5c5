import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';

describe('docs/DETECTORS.md', () => {
  it('shows a detector that has no problem', () => {
    const document = readFileSync(new URL('../../docs/DETECTORS.md', import.meta.url), 'utf8');
    const text = /```yaml\n(.*?)```/s.exec(document)?.[1] ?? '';
    const { detectors, problems } = parsePolicyFiles([{ path: 'xx-member-number.yaml', text }]);
    expect(problems).toEqual([]);
    expect(detectors.map(({ id }) => id)).toEqual(['xx-member-number']);
  });
});
