import type { Match, Rule, When } from '../../lib/core/policy/schema.ts';
import {
  actionWords,
  confidenceWords,
  conversationShort,
  platformName,
  unscannableWords,
} from '../incidents/text.ts';
import { bytes } from '../shell/time.ts';
import { channelMany } from './text.ts';

/** Plain words, or a name that someone chose (untrusted, shown set off). */
export type Part = string | { readonly name: string };
type Clause = readonly Part[];

/** Titles of detectors by id; without one the id is shown. */
export type DetectorTitles = ReadonlyMap<string, string>;

/** What a rule says, as one sentence: where, from whom, when, unless. */
export function ruleSentence(rule: Pick<Rule, 'when' | 'match' | 'unless'>, titles: DetectorTitles): Clause {
  const clauses = [...whenClauses(rule.when ?? {})];
  if (rule.match !== undefined) clauses.push(['when ', ...matchClause(rule.match, titles), ' is found']);
  else clauses.push(['whatever it says']);
  if (rule.unless !== undefined) clauses.push(['unless ', ...matchClause(rule.unless, titles), ' is found']);
  return capitalised([...join(clauses, ', ', ', '), '.']);
}

/** What else a rule does, a short sentence each. */
export function ruleNotes(rule: Pick<Rule, 'then' | 'unscannable'>): readonly string[] {
  const { then, unscannable } = rule;
  const minLength = then.reasons?.minLength ?? 0;
  return [
    ...(unscannable === undefined ? [] : [`What can’t be read: ${actionWords[unscannable].toLowerCase()}.`]),
    ...(then.redactable === true ? ['May be sent without what was found.'] : []),
    ...(minLength > 0 ? [`A reason needs at least ${minLength} characters.`] : []),
    ...(then.remember === undefined || then.remember.minutes === 0
      ? []
      : [`Not asked again for ${amount(then.remember.minutes, 'minute')}.`]),
    ...(then.pause === undefined || then.pause.seconds === 0
      ? []
      : [`Waits ${amount(then.pause.seconds, 'second')} before it can be sent.`]),
    ...(then.retypeRecipient === true ? ['The recipient has to be typed again.'] : []),
    ...(then.evidence === 'excerpt' ? ['Keeps a masked excerpt.'] : []),
    ...(then.evidence === 'sealed' ? ['Keeps sealed evidence.'] : []),
  ];
}

/** A sentence as plain text, for tests, titles and search. */
export function plain(clause: Clause): string {
  return clause.map((part) => (typeof part === 'string' ? part : part.name)).join('');
}

function whenClauses(when: When): readonly Clause[] {
  const { platforms, channels, accounts, conversations, people, files, schedule } = when;
  return [
    platforms === undefined
      ? ['on every platform']
      : [
          'on ',
          ...list(
            platforms.map((id) => [{ name: platformName(id) }]),
            'and',
          ),
        ],
    ...(channels === undefined
      ? []
      : [
          [
            'in ',
            ...list(
              channels.map((id) => [channelMany[id]]),
              'and',
            ),
          ],
        ]),
    ...(accounts === undefined ? [] : [['from ', ...listOrNot(accounts, 'account')]]),
    ...(conversations === undefined ? [] : conversationClauses(conversations)),
    ...(people === undefined ? [] : [['by people in ', ...named(people.groups)]]),
    ...(files === undefined ? [] : fileClauses(files)),
    ...(schedule === undefined ? [] : [scheduleClause(schedule)]),
  ];
}

function conversationClauses(conversations: NonNullable<When['conversations']>): readonly Clause[] {
  const { kinds, titles, recipients, minMembers } = conversations;
  return [
    ...(kinds === undefined
      ? []
      : [
          [
            'to ',
            ...list(
              kinds.map((kind) => [conversationShort[kind]]),
              'or',
            ),
            ' conversations',
          ],
        ]),
    ...(titles === undefined ? [] : [['in conversations titled ', ...named(titles)]]),
    ...(recipients === undefined ? [] : [['to ', ...listOrNot(recipients, 'recipient')]]),
    ...(minMembers === undefined ? [] : [[`with at least ${amount(minMembers, 'member')}`]]),
  ];
}

function fileClauses(files: NonNullable<When['files']>): readonly Clause[] {
  const { names, types = [], facets = [], unscannable = [], minBytes = 0 } = files;
  const counts = countWords.flatMap(([field, unit]) => {
    const least = files[field];
    return least === undefined ? [] : [amount(least, unit)];
  });
  return [
    ...(names === undefined ? [] : [['with files named ', ...named(names)]]),
    ...(types.length === 0 ? [] : [['with files of type ', ...named(types)]]),
    ...(facets.length === 0
      ? []
      : [
          [
            'with files that ',
            ...list(
              facets.map((facet) => [facetWords[facet]]),
              'or',
            ),
          ],
        ]),
    ...(unscannable.length === 0
      ? []
      : [
          [
            'with files that can’t be read (',
            ...list(
              unscannable.map((reason) => [unscannableWords[reason]]),
              'or',
            ),
            ')',
          ],
        ]),
    ...(minBytes === 0 ? [] : [[`with files of at least ${bytes(minBytes)}`]]),
    ...(counts.length === 0
      ? []
      : [
          [
            'with files of at least ',
            ...list(
              counts.map((count) => [count]),
              'and',
            ),
          ],
        ]),
  ];
}

type Files = NonNullable<When['files']>;

const facetWords: Record<NonNullable<Files['facets']>[number], string> = {
  encrypted: 'are encrypted',
  macro: 'hold macros',
  'hidden-content': 'hide content',
  'tracked-changes': 'hold tracked changes',
  label: 'carry a sensitivity label',
  'type-mismatch': 'are not what their name says',
  truncated: 'were too large to read whole',
  gps: 'say where a picture was taken',
  'embedded-file': 'hold other files',
  unscannable: 'can’t be read whole',
};

const countWords = [
  ['minPages', 'page'],
  ['minSheets', 'sheet'],
  ['minRows', 'row'],
  ['minSlides', 'slide'],
  ['minRecords', 'record'],
  ['minEntries', 'file in it'],
] as const;

const dayWords: Record<string, string> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
};

function scheduleClause(schedule: NonNullable<When['schedule']>): Clause {
  const days = (schedule.days ?? []).map((range) => {
    const [from = '', to] = range.split('-');
    const word = (day: string) => dayWords[day] ?? day;
    return to === undefined ? word(from) : `${word(from)} to ${word(to)}`;
  });
  const [from, to] = (schedule.hours ?? '').split('-');
  return [
    ...(days.length === 0
      ? ['every day']
      : [
          'on ',
          ...list(
            days.map((day) => [day]),
            'and',
          ),
        ]),
    ...(from === undefined || to === undefined ? [] : [` between ${from} and ${to}`]),
    ...(schedule.zone === undefined ? [] : [' (', { name: schedule.zone }, ')']),
  ];
}

/** Inner groups are bracketed; the outermost is not. */
function matchClause(match: Match, titles: DetectorTitles, inner = false): Clause {
  if ('any' in match || 'all' in match) {
    const [parts, word] = 'any' in match ? [match.any, 'or' as const] : [match.all, 'and' as const];
    const only = parts.length === 1 ? parts[0] : undefined;
    const joined =
      only === undefined
        ? list(
            parts.map((part) => matchClause(part, titles, true)),
            word,
          )
        : matchClause(only, titles, inner);
    const within = 'all' in match && match.within !== undefined ? match.within.chars : null;
    const bounded = within === null ? joined : [...joined, ` within ${amount(within, 'character')}`];
    return inner && only === undefined ? ['(', ...bounded, ')'] : bounded;
  }
  if ('detector' in match) {
    const confidence = match.minConfidence === undefined ? [] : [confidencePhrase(match.minConfidence)];
    return [
      { name: titles.get(match.detector) ?? match.detector },
      ...bracketed([...confidence, ...countPhrases(match)]),
    ];
  }
  if ('dictionary' in match)
    return [
      'a word of ',
      { name: titles.get(match.dictionary) ?? match.dictionary },
      ...bracketed(countPhrases(match)),
    ];
  if ('dataTable' in match) return ['a row of ', { name: match.dataTable }];
  return ['part of ', { name: match.fingerprint }];
}

function confidencePhrase(confidence: keyof typeof confidenceWords): string {
  return confidence === 'low'
    ? 'any confidence'
    : `${confidenceWords[confidence]} confidence${confidence === 'high' ? '' : ' or more'}`;
}

interface Counts {
  readonly minCount?: number | undefined;
  readonly minDistinct?: number | undefined;
}
function countPhrases({ minCount = 1, minDistinct = 1 }: Counts): readonly string[] {
  return [
    ...(minCount > 1 ? [`at least ${minCount}`] : []),
    ...(minDistinct > 1 ? [`${minDistinct} different`] : []),
  ];
}

const bracketed = (phrases: readonly string[]): Clause =>
  phrases.length === 0 ? [] : [` (${phrases.join(', ')})`];

function listOrNot(kinds: readonly string[] | { readonly not: readonly string[] }, noun: string): Clause {
  if ('not' in kinds)
    return [
      `any ${noun} that is not `,
      ...list(
        kinds.not.map((kind) => [kind]),
        'or',
      ),
    ];
  const article = /^[aeiou]/.test(kinds[0] ?? '') ? 'an' : 'a';
  return [
    `${article} `,
    ...list(
      kinds.map((kind) => [kind]),
      'or',
    ),
    ` ${noun}`,
  ];
}

const named = (names: readonly string[]): Clause =>
  list(
    names.map((name) => [{ name }]),
    'or',
  );

const amount = (n: number, unit: string): string => `${n} ${unit}${n === 1 ? '' : 's'}`;

function list(items: readonly Clause[], word: 'and' | 'or'): Clause {
  return join(items, ', ', ` ${word} `);
}

function join(items: readonly Clause[], between: string, last: string): Clause {
  return items.flatMap((item, index) => [
    ...(index === 0 ? [] : [index === items.length - 1 ? last : between]),
    ...item,
  ]);
}

function capitalised(clause: Clause): Clause {
  const [first, ...rest] = clause;
  return typeof first === 'string' ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest] : clause;
}
