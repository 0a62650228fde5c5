import type { Message, Thread } from './types.ts';

// Names are invented, ids plainly made up.
export const threads: readonly Thread[] = [
  person('7100000000000101', 'Anna Svoboda', { e2ee: true, profile: '61550000000101' }),
  person('61550000000102', 'Ben Okafor'),
  {
    id: '7100000000000201',
    title: 'Weekend hike',
    kind: 'group',
    e2ee: false,
    profile: null,
    members: ['Anna Svoboda', 'Ben Okafor', 'Chiara Rossi'],
  },
  { ...person('61550000000301', 'Harbour Dental'), kind: 'business' },
  person('7100000000000104', 'Mum \u2764\ufe0f', { e2ee: true }),
];

/** Those who wrote to the page that the business inbox belongs to. */
export const customers: readonly Thread[] = [
  person('100000000000501', 'Erik Lund'),
  person('100000000000502', 'Priya Nair'),
  person('100000000000503', 'Tom\u00e1\u0161 Novotn\u00fd'),
];

/** The page's ready-made answers. */
export const savedReplies = [
  { name: 'Opening hours', text: 'We are open from Monday to Friday, 9 to 17.' },
  { name: 'Thanks', text: 'Thank you for your message. We answer within a day.' },
] as const;

/** The feed: who wrote what. */
export const posts = [
  { id: 'p1', author: 'Chiara Rossi', text: 'First tomatoes of the year. Only three, but still.' },
  { id: 'p2', author: 'Ben Okafor', text: 'Does anybody have a ladder I could borrow on Saturday?' },
] as const;

/** The one story that can be looked at and replied to. */
export const story = { id: 's1', thread: '61550000000102', text: 'Sunrise over the allotment' } as const;

function person(id: string, title: string, more: Partial<Pick<Thread, 'e2ee' | 'profile'>> = {}): Thread {
  return { id, title, kind: 'direct', e2ee: false, profile: null, members: [], ...more };
}

const script: Readonly<Record<string, readonly (readonly [from: string | null, text: string])[]>> = {
  '7100000000000101': [
    ['Anna Svoboda', 'Are we still on for Thursday?'],
    [null, 'Yes, half past six at the station \u{1f600}'],
    ['Anna Svoboda', 'Perfect. I bring the tickets, you bring the sandwiches.'],
    [null, 'Deal.'],
  ],
  '61550000000102': [
    [null, 'Did the delivery arrive?'],
    ['Ben Okafor', 'This morning, all six boxes.'],
  ],
  '7100000000000201': [
    ['Ben Okafor', 'Sun until four, then clouds.'],
    ['Chiara Rossi', 'The short way round the lake?'],
    [null, 'Short way, long lunch.'],
  ],
  '61550000000301': [['Harbour Dental', 'Your check-up is on Tuesday at 14:20.']],
  '7100000000000104': [['Mum \u2764\ufe0f', 'Call me when you are home.']],
  '100000000000501': [['Erik Lund', 'Hello, when do you open tomorrow?']],
  '100000000000502': [['Priya Nair', 'My order has not arrived yet. Can you look?']],
  '100000000000503': [['Tom\u00e1\u0161 Novotn\u00fd', 'Do you repair old radios?']],
};

/** The same start each time: messages minutes apart, the last ones in the order of the list. */
export function seedMessages(now: number): Map<string, readonly Message[]> {
  return new Map(
    [...threads, ...customers].map(({ id }, place) => {
      const lines = script[id] ?? [];
      return [
        id,
        lines.map(([from, text], index) => ({
          id: `mid.${id}.${index}`,
          from,
          at: now - ((lines.length - index) * 6 + place * 19) * 60_000,
          text,
          files: [],
        })),
      ];
    }),
  );
}
