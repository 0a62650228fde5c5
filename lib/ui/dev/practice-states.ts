import type { CompiledRule } from '../../core/policy/bundle.ts';
import type { Exercise, PracticeState } from '../practice/index.ts';
import { plainScene } from '../practice/index.ts';
import { payment, request } from './requests.ts';

const like = request('warn', { then: { suggest: payment } }).verdict.deciding?.rule;

function ruleOf(id: string, title: CompiledRule['title'], then: Partial<CompiledRule['then']> = {}) {
  if (like === undefined) throw new Error('no rule to take after');
  return { ...like, id, title, then: { ...like.then, ...then } };
}

function exerciseOf(rule: CompiledRule, kind: 'rule' | 'file' = 'rule'): Exercise {
  return {
    ...{ id: `${kind} ${rule.id}`, kind, rule, example: 'my card [CARD-NUMBER-HERE]', scene: plainScene },
    steps: kind === 'rule' ? ['underlined', 'held', 'answered'] : ['held', 'answered'],
  };
}

const clean: Exercise = {
  ...{ id: 'clean', kind: 'clean', rule: null, example: 'At ten!', scene: plainScene },
  steps: ['sent'],
};
const card = exerciseOf(ruleOf('card', { en: 'Card number', de: 'Kartennummer', ar: 'رقم بطاقة' }));
const password = exerciseOf(ruleOf('password', { en: 'Password', de: 'Passwort', ar: 'كلمة مرور' }));
const file = exerciseOf(ruleOf('card', { en: 'Card number', de: 'Kartennummer', ar: 'رقم بطاقة' }), 'file');
const long = exerciseOf(
  ruleOf(
    'long',
    { en: 'A rule with a title that its author could not bring to an end, whatever was tried '.repeat(2) },
    {
      tell: { en: 'Customer payment data belongs in the payment system, where it is encrypted. '.repeat(6) },
    },
  ),
);

const begun: PracticeState = {
  languages: ['en'],
  organisation: 'ACME',
  isReady: true,
  exercises: [clean, card, password, file],
  others: [],
  openId: 'clean',
  progress: {},
  transcript: [{ from: 'them', text: 'Hi! When and where do we meet tomorrow?' }],
};

const halfway: PracticeState = {
  ...begun,
  openId: card.id,
  progress: { clean: ['sent'], [card.id]: ['underlined', 'held'] },
  transcript: [
    ...begun.transcript,
    { from: 'me', text: 'At ten in front of the main entrance. See you there!' },
    { from: 'them', text: 'Hi! Could you send me this: Card number?' },
  ],
};
const allSeen = { ...halfway.progress, [card.id]: ['underlined', 'held', 'answered'] } as const;

/** The practice chat in every state, for gallery and tests. */
export const practiceStates: Readonly<Record<string, PracticeState>> = {
  begun,
  preparing: { ...begun, isReady: false, exercises: [clean] },
  demonstration: { ...begun, organisation: null },
  halfway,
  done: {
    ...halfway,
    progress: allSeen,
    transcript: [
      ...halfway.transcript,
      { from: 'me', text: 'my card [card number removed] exp 04/29' },
      { from: 'me', text: 'example.txt', isFile: true },
    ],
  },
  german: { ...halfway, languages: ['de'] },
  arabic: { ...halfway, languages: ['ar'] },
  empty: { ...begun, exercises: [clean], openId: 'clean' },
  full: {
    ...halfway,
    organisation: 'The Very Long Example Organisation of Somewhere, Incorporated',
    exercises: [
      clean,
      long,
      ...Array.from({ length: 40 }, (_, at) => exerciseOf(ruleOf(`r${String(at)}`, { en: `Rule ${at}` }))),
    ],
    openId: long.id,
    others: [ruleOf('calls', { en: 'Calls to customers' }), ruleOf('night', { en: 'Nothing at night' })],
    transcript: Array.from({ length: 40 }, (_, at) => ({
      from: at % 3 === 0 ? ('them' as const) : ('me' as const),
      text: `Message ${at} `.repeat(1 + (at % 9)),
    })),
  },
};
