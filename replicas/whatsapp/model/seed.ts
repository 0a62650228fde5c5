import { labels } from '../variant.ts';
import type { Conversation, Message } from './types.ts';

// Names are invented; the number is from the range kept for fiction. Numbers are shown with no-break spaces.
export const conversations: readonly Conversation[] = [
  direct('c1', 'Anna Svoboda'),
  {
    id: 'c2',
    title: 'Weekend hike',
    kind: 'group',
    members: ['Anna Svoboda', 'Ben Okafor', 'Chiara Rossi'],
    subtitle: `Anna, Ben, Chiara, ${labels.you}`,
  },
  direct('c3', 'Ben Okafor'),
  {
    id: 'c4',
    title: '+44\u00a07700\u00a0900123',
    kind: 'unknown',
    members: [],
    subtitle: labels.contactInfo,
  },
  { id: 'c5', title: 'Harbour Dental', kind: 'business', members: [], subtitle: labels.business },
  direct('c6', 'Mum \u2764\ufe0f'),
];

function direct(id: string, title: string): Conversation {
  return { id, title, kind: 'direct', members: [], subtitle: labels.contactInfo };
}

const script: Record<string, readonly (readonly [from: string | null, text: string])[]> = {
  c1: [
    ['Anna Svoboda', 'Hi! Are we still on for Thursday?'],
    [null, 'Yes, half past six at the station \u{1f600}'],
    ['Anna Svoboda', 'Perfect. I will bring the tickets, you bring the sandwiches.'],
    [null, 'Deal.'],
  ],
  c2: [
    ['Ben Okafor', 'Forecast says sun until four, then clouds.'],
    ['Chiara Rossi', 'Then the short way round the lake?'],
    [null, 'Short way, long lunch.'],
    ['Anna Svoboda', '\u{1f44d} Meet at the car park at nine.'],
  ],
  c3: [
    [null, 'Did the delivery arrive?'],
    ['Ben Okafor', 'This morning, all six boxes. Thanks for sorting it.'],
  ],
  c4: [
    [
      '+44\u00a07700\u00a0900123',
      'Hello, I found your number on the notice board. Is the bike still for sale?',
    ],
  ],
  c5: [
    ['Harbour Dental', 'Your check-up is on Tuesday at 14:20. Reply here if you need another time.'],
    [null, 'Tuesday is fine, thank you.'],
  ],
  c6: [['Mum \u2764\ufe0f', 'Call me when you are home.']],
};

/** The same start each time: messages minutes apart, the conversations' last ones in the order of the list. */
export function seedMessages(now: number): Map<string, readonly Message[]> {
  return new Map(
    Object.entries(script).map(([id, lines], place) => [
      id,
      lines.map(([from, text], index): Message => {
        const at = now - ((lines.length - index) * 7 + place * 23) * 60_000;
        return { id: seedId(id, index), from, at, text, files: [] };
      }),
    ]),
  );
}

function seedId(conversation: string, index: number): string {
  return `3EB0${conversation.toUpperCase()}${String(index).padStart(14, '0')}`;
}
