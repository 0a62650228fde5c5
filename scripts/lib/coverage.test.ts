import { describe, expect, it } from 'vitest';
import { coverageText, readNotes } from './coverage.mjs';

const note = (over: object) =>
  JSON.stringify({
    client: 'Example chat',
    row: 'enter',
    title: 'Typed text, Enter',
    grade: 'assumed',
    browser: 'chromium',
    result: 'started',
    ...over,
  });
const tableOf = (...lines: string[]) =>
  coverageText(readNotes(lines.join('\n')), { commit: 'abc1234', date: '2026-01-02' })
    .split('\n')
    .filter((line) => line.startsWith('| Typed'));

describe('the coverage page', () => {
  it('claims what was started and proven, by browser and grade', () => {
    const both = ['chromium', 'firefox'].flatMap((browser) => [
      note({ browser, grade: 'source-verified' }),
      note({ browser, grade: 'source-verified', result: 'proven' }),
    ]);
    expect(tableOf(...both)).toEqual(['| Typed text, Enter | C F s |']);
  });

  it('shows what was started and did not end well', () => {
    expect(tableOf(note({}))).toEqual(['| Typed text, Enter | C✗ a |']);
  });

  it('gives the reason of what there is not', () => {
    const text = coverageText(readNotes(note({ result: 'absent', why: 'No such control.' })), {
      commit: 'abc1234',
      date: '2026-01-02',
    });
    expect(text).toContain('| Typed text, Enter | –¹ |');
    expect(text).toContain('1. No such control.');
  });
});
