// @vitest-environment happy-dom
import { signal } from '@preact/signals';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { pageStates } from '../dev/page-states.ts';
import { renderRecord, type RecordState } from './index.ts';
import { visibleJson } from './visible-json.ts';

const stops: (() => void)[] = [];
afterEach(() => stops.splice(0).forEach((stop) => stop()));

function show(state: RecordState, dispute = vi.fn(async () => true)) {
  const root = document.body.appendChild(document.createElement('div'));
  const [showMore, copy] = [vi.fn(), vi.fn(async () => true)];
  const current = signal(state);
  stops.push(renderRecord(root, current, { showMore, copy, dispute }), () => root.remove());
  const press = (label: string) =>
    [...root.querySelectorAll('button')].find((one) => one.textContent.startsWith(label))?.click();
  return { root, current, showMore, copy, press, text: () => root.textContent };
}
const { usual } = pageStates.record;
const only = (index: number): RecordState => ({ ...usual, reports: usual.reports.slice(index, index + 1) });

describe('my record', () => {
  it('shows each report as it went out, and copies it so', async () => {
    const { root, copy, press } = show(only(2));
    const json = usual.reports[2]?.json;
    expect(root.querySelector('pre')?.textContent).toBe(json);
    press('Copy report');
    await vi.waitFor(() => expect(root.textContent).toContain('Copied.'));
    expect(copy).toHaveBeenCalledExactlyOnceWith(json);
  });

  it.each([
    [0, 'Question open', 'You have not decided yet.'],
    [1, 'Waiting to be sent', 'You sent it after being asked.'],
    [2, 'Sent', 'It was sent without what was found.'],
    [3, 'old-pack / retired-rule', 'No answer yet.'],
    [4, 'The security team agreed on', 'no longer takes order numbers'],
    [5, 'Sent', 'The rule is on trial: nothing was held.'],
    [6, 'Not accepted', 'incident/shape'],
  ])('says what became of report %i', (index, ...expected) => {
    const { text } = show(only(index));
    for (const part of expected) expect(text()).toContain(part);
  });

  it('shows what was said about a report as it went out, too', () => {
    const said = show(only(4)).root.querySelector('.said');
    expect(said?.querySelector('pre')?.textContent).toBe(usual.reports[4]?.dispute?.json);
    expect(said?.querySelector('summary')?.textContent).toBe('What was sent about this');
  });

  it('shows what was said and taken besides, as it was sent', () => {
    const { root } = show(usual);
    const items = [...root.querySelectorAll('.feedback > li')];
    expect(items.map((one) => one.querySelector('pre')?.textContent)).toEqual(
      usual.feedback.map(({ json }) => json),
    );
    expect(items.map((one) => one.querySelector('p')?.textContent)).toEqual([
      expect.stringMatching(/would have helped: A form where customers .*Waiting to be sent$/) as string,
      expect.stringMatching(/tool that a rule suggests: https:.*Sent$/) as string,
      expect.stringMatching(/while typing: https:.*Sent$/) as string,
    ]);
    expect(show({ ...usual, feedback: [] }).root.querySelector('.feedback')).toBeNull();
  });

  it('keeps the focus at the end of the list when the button for older reports is gone', () => {
    const { root, current } = show(usual);
    const more = [...root.querySelectorAll('button')].find((one) => one.textContent.startsWith('Show older'));
    more?.focus();
    current.value = { ...usual, total: usual.reports.length };
    expect(root.querySelector(':focus')?.textContent).toContain(`${String(usual.reports.length)} of`);
  });

  it('takes a report of another version as it is', () => {
    const report = { ...only(2).reports[0], id: 'x', json: '{"schema":9}', incident: null };
    const { root } = show({ ...usual, reports: [Object.assign({}, usual.reports[2], report)] });
    expect(root.querySelector('pre')?.textContent).toBe('{"schema":9}');
  });

  it('lets a person say that something is not sensitive, once it can be delivered, and once only', async () => {
    const dispute = vi.fn(async () => false);
    const { root, press, text } = show(only(2), dispute);
    press('This isn');
    await vi.waitFor(() => expect(root.querySelector('textarea')).not.toBeNull());
    const field = root.querySelector('textarea');
    if (field === null) throw new Error('no field');
    field.value = ' our own number ';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    await vi.waitFor(() => {
      root.querySelector('form')?.dispatchEvent(new Event('submit', { cancelable: true }));
      expect(dispute).toHaveBeenCalledWith(usual.reports[2], 'our own number');
    });
    await vi.waitFor(() => expect(text()).toContain('It could not be kept.'));
    expect(root.querySelector('[role=alert]')?.textContent).toBe('It could not be kept. Try again.');
    for (const index of [0, 3, 4, 6]) expect(show(only(index)).text()).not.toContain('This isn’t sensitive…');
  });

  it('takes the focus along when what was pressed gives way to something else', async () => {
    const { root, current, press } = show(only(2));
    const focused = () => document.activeElement;
    press('This isn');
    await vi.waitFor(() => expect(focused()).toBe(root.querySelector('textarea')));
    press('Cancel');
    await vi.waitFor(() => expect(focused()?.textContent).toBe('This isn’t sensitive…'));
    press('This isn');
    await vi.waitFor(() => expect(focused()).toBe(root.querySelector('textarea')));
    const [report] = only(2).reports;
    if (report === undefined) throw new Error('no report');
    const dispute = { json: '{}', madeAt: 0, sent: false, text: null, answer: null };
    current.value = { ...usual, reports: [{ ...report, dispute }] };
    await vi.waitFor(() => expect(focused()).toBe(root.querySelector('[role=status].said')));
    expect(show(only(3)).root.querySelector('[role=status].said')).toBeNull();
  });

  it('says how long it is kept, as far as that is known, and where older ones are', () => {
    const { text, press, showMore } = show(usual);
    for (const part of ['90 days', '2,000 reports', '180 days', '7 of 61 reports'])
      expect(text()).toContain(part);
    press('Show older');
    expect(showMore).toHaveBeenCalledOnce();
    expect(show({ ...usual, keptThere: null }).text()).toContain('has not said how long');
  });

  it('says so when there is nothing, nobody, or no answer', () => {
    expect(show(pageStates.record.empty).text()).toContain('Nothing was reported');
    expect(show(pageStates.record.nobody).text()).toContain('nothing is recorded');
    expect(show(pageStates.record['no-answer']).text()).toContain('does not answer');
  });
});

it('shows hidden characters as JSON writes them, and changes nothing that it means', () => {
  const json = JSON.stringify({ text: 'a\u202eb\u200b\u{e0041} \ud83d\ude00 \u2022 \u0627' });
  const shown = visibleJson(json);
  expect(shown).toContain('\\u202eb\\u200b\\udb40\\udc41 \ud83d\ude00 \u2022');
  expect(JSON.parse(shown)).toEqual(JSON.parse(json));
});
