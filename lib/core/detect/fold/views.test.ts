import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readThrough } from '../reading.ts';
import { originalOf, viewsOf as viewsIn, type View } from './index.ts';

const viewsOf = (text: string) => viewsIn(readThrough(text));
const kindsOf = (text: string) => viewsOf(text).map((view) => view.kind);
const textsOf = (text: string) => viewsOf(text).map((view) => view.text);

const piece = fc.oneof(
  fc.constantFrom(
    'a',
    'B',
    '7',
    '4539',
    ' ',
    '\n',
    '-',
    '_',
    '.',
    '(at)',
    ' dot com',
    '%34',
    'NDUzOTU3ODc2MzYyMTQ4MA==',
  ),
  fc.constantFrom(
    '\u200b',
    '\ufe0f',
    '\u20e3',
    '\u0336',
    '\u0430',
    '\u0416',
    '\u0661',
    '\u{1d7d9}',
    '\u{1f600}',
  ),
  fc.constantFrom(
    '\u2014',
    '\u00a0',
    '\uff11',
    '\uff21',
    '\u2460',
    '\u246a',
    '\u{1f170}',
    '\ud835',
    '\udfd9',
    '\u0301',
  ),
);
const odd = fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(''));

describe('a letter and its marks', () => {
  it('are read in time however many there are', () => {
    const [view] = viewsOf(`a${'\u0301'.repeat(400_000)}`);
    expect(view?.text.slice(0, 2)).toBe('\u00e1\u0301');
  });

  it.each([
    ['Mu\u0308ller', 'Müller'],
    ['Vie\u0323\u0302t', 'Vi\u1ec7t'],
    ['\u0418\u0306од', '\u0419од'],
    ['\uff4du\u0308de', 'müde'],
  ])('%s is read as one character', (text, read) => {
    const [view] = viewsOf(text);
    expect(view?.text).toBe(read);
    expect(view?.starts.at(-1)).toBe(text.length - 1);
  });
});

describe('a view', () => {
  it('says where each of its characters stands, in order', () => {
    fc.assert(
      fc.property(odd, (text) => {
        for (const view of viewsOf(text)) expectOrdered(view, text);
      }),
      { numRuns: 2_000, seed: 5 },
    );
  });

  it('shows what was not changed as it was', () => {
    fc.assert(
      fc.property(odd, (text) => {
        for (const view of viewsOf(text)) {
          for (let i = 0; i < view.text.length; i += 1) {
            const { start, end } = originalOf(view, i, i + 1);
            if (/[A-Za-z\u0416]/.test(text.slice(start, end)) && end - start === 1) {
              expect(view.text.charAt(i)).toBe(text.charAt(start));
            }
          }
        }
      }),
      { numRuns: 1_000, seed: 6 },
    );
  });

  it('has plain characters: folding it again changes none', () => {
    fc.assert(
      fc.property(odd, (given) => {
        for (const view of viewsOf(given)) {
          if (view.kind !== 'characters') continue;
          // A mark on a look-alike was not the mark of the letter that it becomes.
          const text = view.text.normalize('NFC');
          expect(viewsOf(text).filter(({ kind }) => kind === 'characters')).toEqual([]);
        }
      }),
      { numRuns: 2_000, seed: 7 },
    );
  });

  it('of a long text holds the neighbourhood of what was changed', () => {
    const far = 'so much to say. '.repeat(2_000);
    const text = `${far}\uff14\uff15${far}\uff16\uff17${far}`;
    const views = viewsOf(text);
    expect(views.map(({ cutStart, cutEnd }) => [cutStart, cutEnd])).toEqual([
      [true, true],
      [true, true],
    ]);
    const at = views[1]?.text.indexOf('67') ?? -1;
    expect(views[1] && originalOf(views[1], at, at + 2)).toEqual({
      start: 2 * far.length + 2,
      end: 2 * far.length + 4,
    });
  });
});

function expectOrdered({ starts, ends, text }: View, original: string): void {
  expect([starts.length, ends.length]).toEqual([text.length, text.length]);
  for (let i = 0; i < text.length; i += 1) {
    const [start = -1, end = -1] = [starts[i], ends[i]];
    expect(start).toBeGreaterThanOrEqual(starts[i - 1] ?? 0);
    expect(end).toBeGreaterThanOrEqual(ends[i - 1] ?? 0);
    expect(end).toBeGreaterThan(start);
    expect(end).toBeLessThanOrEqual(original.length);
  }
}

describe('what is meant', () => {
  it.each([
    ['\uff11\uff12 \u0663\u0664 \u0966\u0967', ['12 34 01']],
    ['p\u0430ssw\u043erd', ['password']],
    ['\u{1d5f5}\u{1d5f6} \u24d7\u24d8 \u1d34\u1d35', ['hi hi HI']],
    ['1\ufe0f\u20e32\ufe0f\u20e3', ['12']],
    ['a\u00adb\u200bc \u200b d', ['abc \u200b d']],
    ['jane\uff20firm\u3002example', ['jane@firm.example']],
    ['12\u201434\u00a056', ['12-34 56']],
    ['call me (at) 5', ['call me@5']],
    ['jane (at) firm [dot] example', ['jane@firm.example']],
    ['jane at firm dot com', ['jane@firm.com']],
    ['%6A%61ne%40firm.example', ['jane@firm.example']],
    ['4 5 3 9 5 7 8 7 6', ['453957876']],
    ['4 5 3 9 5 7 8 7 6 a place', ['453957876 a place']],
    ['dni 4313 2206', ['dni 43132206', 'dni 4313-2206']],
    ['D E 8 9 3 7 0 4 0 0 4 4 0 5 3 2 0 1', ['DE8937040044053201']],
    ['at 4539_5787_6362_1480!', ['at 4539578763621480!', 'at 4539-5787-6362-1480!']],
  ])('%j', (text, meant) => {
    expect(textsOf(text)).toEqual(meant);
  });
});

describe('leaves alone', () => {
  it.each([
    [
      'English',
      'see you at 5, it is a nice \u2014 well, nice enough \u2014 caf\u00e9 \u2764\ufe0f ok \u{1f44d}\u{1f3fd}',
    ],
    [
      'Russian',
      '\u043f\u0440\u0438\u0432\u0435\u0442, \u043a\u0430\u043a \u0434\u0435\u043b\u0430? \u0432 10 \u0443 \u043c\u0435\u0442\u0440\u043e, 5-\u0439 \u044d\u0442\u0430\u0436',
    ],
    [
      'Russian tied to English',
      'SMS-\u043a\u0443 \u043e\u0442 WhatsApp\u2019\u0430 \u0438 5\u0433\u043e \u0447\u0438\u0441\u043b\u0430',
    ],
    [
      'Greek',
      '\u03ba\u03b1\u03bb\u03b7\u03bc\u03ad\u03c1\u03b1, \u03c4\u03b9 \u03ba\u03ac\u03bd\u03b5\u03b9\u03c2; \u03c3\u03c4\u03b9\u03c2 10',
    ],
    [
      'Arabic',
      '\u0645\u0631\u062d\u0628\u0627 \u0643\u064a\u0641 \u062d\u0627\u0644\u0643 \u0627\u0644\u0633\u0627\u0639\u0629 10',
    ],
    [
      'Persian with joiners',
      '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u06a9\u0647 \u0628\u06cc\u0627\u06cc\u06cc',
    ],
    [
      'Hindi',
      '\u0928\u092e\u0938\u094d\u0924\u0947 \u0915\u094d\u200d\u092f\u093e \u0939\u093e\u0932 \u0939\u0948 10',
    ],
    [
      'Japanese',
      '\u3053\u3093\u306b\u3061\u306f\uff01\u5143\u6c17\u3067\u3059\u304b\uff1f10\u6642\u306b\u3002',
    ],
    ['Chinese', '\u4f60\u597d\uff0c\u660e\u5929\u89c1\u3002\uff0810\u70b9\uff09'],
    ['a family of emoji', '\u{1f468}\u200d\u{1f469}\u200d\u{1f467} \u{1f1e9}\u{1f1ea} 1. \u2705'],
    ['a date and a time', 'on 2026/11/22 20:30:15, or 22.11.2026 at 8'],
    ['years', 'from 2016 2026 on, or 1998/2004 and so 1987-2011'],
    ['telephone numbers', 'call 555 010 2026 or 0301 234567, or (030) 12 34 56'],
    ['amounts', '1 234 567,89 and 12.345.678 and 3,000,000'],
    ['a column of numbers', Array.from({ length: 30 }, (_, i) => String(1000 + 37 * i)).join('\n')],
    ['a table', '12,17,2026\n13,18,2026\n14,19,2026\n15,20,2026\n16,21,2026'],
    ['a list of small numbers', '1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11'],
    ['a card as cards are written', 'card 4539 5787 6362 1480 or 4539-5787-6362-1480'],
    ['hashes', 'da39a3ee5e6b4b0d3255bfef95601890afd80709 d41d8cd98f00b204e9800998ecf8427e'],
    ['an identifier', '550e8400-e29b-41d4-a716-446655440000 internationalization/of/directories'],
    ['a picture', 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4'],
  ])('%s', (_, text) => {
    expect(kindsOf(text)).toEqual([]);
  });
});
