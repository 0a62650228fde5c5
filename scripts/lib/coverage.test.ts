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
const tableOf = (...lines: string[]) => tableOfPart(['some'], ...lines);
const tableOfPart = (files: string[], ...lines: string[]) =>
  coverageText(readNotes(lines.join('\n')), { commit: 'abc1234', date: '2026-01-02', files })
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
      files: ['some'],
    });
    expect(text).toContain('| Typed text, Enter | –¹ |');
    expect(text).toContain('1. No such control.');
  });

  it('says of a whole run which browser did not get to it', () => {
    expect(tableOfPart([], note({}), note({ result: 'proven' }))).toEqual([
      '| Typed text, Enter | C F not run a |',
    ]);
  });

  it('hides no failure behind what one of several cells lacks, and rests on the weakest of them', () => {
    const absent = note({ result: 'absent', why: 'No such control.' });
    expect(tableOf(note({}), absent)).toEqual(['| Typed text, Enter | C✗ a |']);
    const sure = { grade: 'source-verified' };
    expect(
      tableOf(note({}), note({ result: 'proven' }), note(sure), note({ ...sure, result: 'proven' })),
    ).toEqual(['| Typed text, Enter | C a |']);
  });

  it('gives the reason of what there is not and is held all the same, once that was seen', () => {
    const held = note({ result: 'absent and held', why: 'Held all the same.' });
    expect(tableOf(note({}), held)).toEqual(['| Typed text, Enter | –¹ |']);
    expect(tableOf(note({}))).toEqual(['| Typed text, Enter | C✗ a |']);
  });
});
