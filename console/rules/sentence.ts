import type { Match, Rule, When } from '../../lib/core/policy/schema.ts';
import { actionWords, conversationShort, unscannableWords } from '../incidents/text.ts';
import { bytes } from '../shell/time.ts';
import { facetWords } from './policy-words.ts';
import { sentenceWords as words } from './sentence-words.ts';
import { platformName } from '../shell/platforms.ts';

/** Plain words, or a name that someone chose (untrusted, shown set off). */
export type Part = string | { readonly name: string };
type Clause = readonly Part[];

/** Titles of detectors by id; without one the id is shown. */
export type DetectorTitles = ReadonlyMap<string, string>;

/** What a rule says, as one sentence: where, from whom, when, unless. A `brief` one names only some of many ways. */
export function ruleSentence(
  rule: Pick<Rule, 'when' | 'match' | 'unless'>,
  titles: DetectorTitles,
  how: 'whole' | 'brief' = 'whole',
): Clause {
  const clauses = [...whenClauses(rule.when ?? {}, how === 'brief' ? 4 : Infinity)];
  if (rule.match !== undefined) clauses.push(around(words.found, matchClause(rule.match, titles)));
  else clauses.push([words.whatever]);
  if (rule.unless !== undefined) clauses.push(around(words.unless, matchClause(rule.unless, titles)));
  return capitalised([...join(clauses, ', ', ', '), '.']);
}

/** What else a rule does, a short sentence each. */
export function ruleNotes(rule: Pick<Rule, 'then' | 'unscannable'>): readonly string[] {
  const { then, unscannable } = rule;
  const minLength = then.reasons?.minLength ?? 0;
  return [
    ...(unscannable === undefined ? [] : [words.unread(actionWords[unscannable])]),
    ...(then.redactable === true ? [words.redactable] : []),
    ...(minLength > 0 ? [words.reasonLength(minLength)] : []),
    ...(then.remember === undefined || then.remember.minutes === 0
      ? []
      : [words.remembered(then.remember.minutes)]),
    ...(then.pause === undefined || then.pause.seconds === 0 ? [] : [words.pause(then.pause.seconds)]),
    ...(then.retypeRecipient === true ? [words.retype] : []),
    ...(then.evidence === 'excerpt' ? [words.excerpt] : []),
    ...(then.evidence === 'sealed' ? [words.sealed] : []),
  ];
}

/** A sentence as plain text, for tests, titles and search. `shown`: names as they are shown; default: as they are. */
export function plain(clause: Clause, shown: (name: string) => string = (name) => name): string {
  return clause.map((part) => (typeof part === 'string' ? part : shown(part.name))).join('');
}

function whenClauses(when: When, mostChannels: number): readonly Clause[] {
  const { platforms, channels, accounts, conversations, people, files, schedule } = when;
  return [
    platforms === undefined
      ? [words.everyPlatform]
      : [
          words.onPlatforms,
          ...list(
            platforms.map((id) => [{ name: platformName(id) }]),
            words.and,
          ),
        ],
    ...(channels === undefined
      ? []
      : [
          [
            words.inChannels,
            ...list(
              channels.length <= mostChannels
                ? channels.map((id) => [words.channels[id]])
                : [
                    ...channels.slice(0, mostChannels - 1).map((id) => [words.channels[id]]),
                    [words.otherWays(channels.length - mostChannels + 1)],
                  ],
              words.and,
            ),
          ],
        ]),
    ...(accounts === undefined ? [] : [[kindsSaid(accounts, words.account)]]),
    ...(conversations === undefined ? [] : conversationClauses(conversations)),
    ...(people === undefined ? [] : [[words.people, ...named(people.groups)]]),
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
            words.toKinds[0],
            ...list(
              kinds.map((kind) => [conversationShort[kind]]),
              words.or,
            ),
            words.toKinds[1],
          ],
        ]),
    ...(titles === undefined ? [] : [[words.titled, ...named(titles)]]),
    ...(recipients === undefined ? [] : [[kindsSaid(recipients, words.recipient)]]),
    ...(minMembers === undefined ? [] : [[words.members(minMembers)]]),
  ];
}

function fileClauses(files: NonNullable<When['files']>): readonly Clause[] {
  const { names, types = [], facets = [], unscannable = [], minBytes = 0 } = files;
  const counts = countWords.flatMap(([field, unit]) => {
    const least = files[field];
    return least === undefined ? [] : [words.amount(least, unit)];
  });
  return [
    ...(names === undefined ? [] : [[words.filesNamed, ...named(names)]]),
    ...(types.length === 0 ? [] : [[words.filesTyped, ...named(types)]]),
    ...(facets.length === 0
      ? []
      : [
          [
            words.filesThat[0],
            ...list(
              facets.map((facet) => [facetWords[facet]]),
              words.or,
            ),
          ],
        ]),
    ...(unscannable.length === 0
      ? []
      : [
          [
            words.filesUnread[0],
            ...list(
              unscannable.map((reason) => [unscannableWords[reason]]),
              words.or,
            ),
            words.filesUnread[1],
          ],
        ]),
    ...(minBytes === 0 ? [] : [[words.filesOf, bytes(minBytes)]]),
    ...(counts.length === 0
      ? []
      : [
          [
            words.filesOf,
            ...list(
              counts.map((count) => [count]),
              words.and,
            ),
          ],
        ]),
  ];
}

const countWords = [
  ['minPages', 'page'],
  ['minSheets', 'sheet'],
  ['minRows', 'row'],
  ['minSlides', 'slide'],
  ['minRecords', 'record'],
  ['minEntries', 'file in it'],
] as const;

function scheduleClause(schedule: NonNullable<When['schedule']>): Clause {
  const days = (schedule.days ?? []).map((range) => {
    const [from = '', to] = range.split('-');
    const word = (day: string) => words.days[day] ?? day;
    return to === undefined ? word(from) : words.fromTo(word(from), word(to));
  });
  const [from, to] = (schedule.hours ?? '').split('-');
  return [
    ...(days.length === 0
      ? [words.everyDay]
      : [
          words.onDays,
          ...list(
            days.map((day) => [day]),
            words.and,
          ),
        ]),
    ...(from === undefined || to === undefined ? [] : [words.between(from, to)]),
    ...(schedule.zone === undefined ? [] : [' (', { name: schedule.zone }, ')']),
  ];
}

/** Inner groups are bracketed; the outermost is not. */
function matchClause(match: Match, titles: DetectorTitles, inner = false): Clause {
  if ('any' in match || 'all' in match) {
    const [parts, word] = 'any' in match ? [match.any, words.or] : [match.all, words.and];
    const only = parts.length === 1 ? parts[0] : undefined;
    const shared = only === undefined ? sharedDemand(parts) : null;
    const joined =
      only === undefined
        ? [
            ...list(
              parts.map((part) =>
                shared !== null && 'detector' in part
                  ? [detectorName(part.detector, titles)]
                  : matchClause(part, titles, true),
              ),
              word,
            ),
            ...(shared === null ? [] : [` (${words.each(shared)})`]),
          ]
        : matchClause(only, titles, inner);
    const within = 'all' in match && match.within !== undefined ? match.within.chars : null;
    const bounded = within === null ? joined : [...joined, words.within(within)];
    return inner && only === undefined ? ['(', ...bounded, ')'] : bounded;
  }
  if ('detector' in match) {
    return [detectorName(match.detector, titles), ...bracketed(demands(match))];
  }
  if ('dictionary' in match)
    return [
      words.wordOf,
      { name: titles.get(match.dictionary) ?? match.dictionary },
      ...bracketed(countPhrases(match)),
    ];
  if ('dataTable' in match) return [words.rowOf, { name: match.dataTable }];
  return [words.partOf, { name: match.fingerprint }];
}

const detectorName = (id: string, titles: DetectorTitles): Part => ({ name: titles.get(id) ?? id });

type DetectorMatch = Extract<Match, { readonly detector: string }>;
const demands = (match: DetectorMatch): readonly string[] => [
  ...(match.minConfidence === undefined ? [] : [words.confidence(match.minConfidence)]),
  ...countPhrases(match),
];

/** What every one of several detectors is asked alike, to be said once; null when they differ or nothing is asked. */
function sharedDemand(parts: readonly Match[]): string | null {
  const said = new Set(parts.map((part) => ('detector' in part ? demands(part).join(', ') : '')));
  const [one = ''] = said;
  return said.size === 1 && one !== '' ? one : null;
}

interface Counts {
  readonly minCount?: number | undefined;
  readonly minDistinct?: number | undefined;
}
function countPhrases({ minCount = 1, minDistinct = 1 }: Counts): readonly string[] {
  return [
    ...(minCount > 1 ? [words.atLeast(minCount)] : []),
    ...(minDistinct > 1 ? [words.different(minDistinct)] : []),
  ];
}

const bracketed = (phrases: readonly string[]): Clause =>
  phrases.length === 0 ? [] : [` (${phrases.join(', ')})`];

function kindsSaid(
  kinds: readonly string[] | { readonly not: readonly string[] },
  say: (kinds: readonly string[], isNot: boolean) => string,
): string {
  return 'not' in kinds ? say(kinds.not, true) : say(kinds, false);
}

const around = ([before, after]: readonly [string, string], clause: Clause): Clause => [
  before,
  ...clause,
  after,
];

const named = (names: readonly string[]): Clause =>
  list(
    names.map((name) => [{ name }]),
    words.or,
  );

function list(items: readonly Clause[], word: string): Clause {
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
