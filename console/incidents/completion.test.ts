import { describe, expect, it } from 'vitest';
import { ok } from '../../lib/core/result.ts';
import { complete, fitting, narrowed, placeAt } from './completion.ts';
import { createSuggest } from './suggest.ts';

/** `|` is the caret. */
const at = (text: string) => {
  const caret = text.indexOf('|');
  return { query: text.replace('|', ''), caret };
};

describe('completion', () => {
  it.each([
    ['|', 'rule', 'rule:|'],
    ['is:open se|', 'severity', 'is:open severity:|'],
    ['-pl|', 'platform', '-platform:|'],
    ['is:o|', 'open', 'is:open |'],
    ['severity:high,c| is:open', 'critical', 'severity:high,critical| is:open'],
    ['severity:h|,low', 'high', 'severity:high|,low'],
    ['label:|', 'two words', 'label:"two words" |'],
    ['label:"two w|', 'two words', 'label:"two words" |'],
    ['conversation:"Re: Bud|', 'Re: Budget 2026', 'conversation:"Re: Budget 2026" |'],
    ['assignee:"Lovelace, A|', 'Lovelace, Ada', 'assignee:"Lovelace, Ada" |'],
    ['assignee:"Lovelace, A|da",me', 'Lovelace, Ada', 'assignee:"Lovelace, Ada"|,me'],
    ['label:a,|', 'b', 'label:a,b |'],
  ])('%s takes %s', (before, insert, after) => {
    const { query, caret } = at(before);
    expect(complete(query, placeAt(query, caret), insert)).toEqual(at(after));
  });

  it('asks for values with results beside the other conditions', () => {
    const { query, caret } = at('is:open rule:ca| "blue moon"');
    expect(placeAt(query, caret)).toMatchObject({ key: 'rule', typed: 'ca', rest: 'is:open "blue moon"' });
  });

  it('offers what begins with it before what holds it, titles too', () => {
    const all = ['pack/many-cards', 'cards/iban'].map((insert) => ({
      insert,
      label: insert,
      hint: insert === 'cards/iban' ? 'Bank details' : 'List',
      count: 1,
    }));
    expect(fitting(all, 'card').map(({ insert }) => insert)).toEqual(['cards/iban', 'pack/many-cards']);
    expect(fitting(all, 'bank').map(({ insert }) => insert)).toEqual(['cards/iban']);
  });

  it('narrows a search by one value of a key', () => {
    expect(narrowed('is:open rule:a -rule:b x', 'rule', 'c d')).toBe('is:open -rule:b x rule:"c d"');
  });
});

describe('createSuggest', () => {
  const words = {
    keys: {},
    spans: { '7d': 'a week back' },
    me: 'you',
    none: 'nobody',
    hintFor: () => '',
    nameOf: (id: string) => (id === 'u2' ? 'Ada' : null),
  };
  const setUp = (values: readonly string[]) => {
    const asked: string[] = [];
    const suggest = createSuggest(
      {
        values: ({ q, days }, key) => {
          asked.push(`${key} ${String(days)} ${q}`);
          return Promise.resolve(
            ok({ values: values.map((value, index) => ({ value, count: 9 - index })), exact: true }),
          );
        },
      },
      words,
    );
    return { suggest, asked, shown: () => suggest.shown.value.map(({ insert }) => insert) };
  };

  it('offers the values that have results, and remembers them', async () => {
    const { suggest, asked, shown } = setUp(['high', 'low']);
    await suggest.ask(placeAt('is:open severity:', 17), 30, 'me');
    expect(shown()).toEqual(['high', 'low']);
    await suggest.ask(placeAt('is:open severity:h', 18), 30, 'me');
    expect(shown()).toEqual(['high']);
    expect(asked).toEqual(['severity 30 is:open']);
  });

  it('says people of the console by name', async () => {
    const { suggest, shown } = setUp(['u1', 'u2']);
    await suggest.ask(placeAt('assignee:', 9), 30, 'u1');
    expect(shown()).toEqual(['me', 'Ada', 'none']);
  });

  it('says when no value has results', async () => {
    const { suggest, shown } = setUp([]);
    await suggest.ask(placeAt('label:', 6), 30, 'me');
    expect([shown(), suggest.nothing.value]).toEqual([[], true]);
  });

  it('drops an answer that comes after the next question', async () => {
    const { suggest, shown } = setUp(['high']);
    const late = suggest.ask(placeAt('severity:', 9), 30, 'me');
    suggest.close();
    await late;
    expect(shown()).toEqual([]);
  });
});
