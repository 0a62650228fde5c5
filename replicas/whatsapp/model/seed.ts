import type { Message, Status } from './types.ts';

const script: Record<string, readonly (readonly [from: string | null, text: string, file?: string])[]> = {
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
  c7: [[null, 'Milk, stamps, light bulbs']],
  c8: [['Riverside Runners', 'Saturday starts at eight, by the footbridge.']],
  c9: [[null, 'This week: rye, slowly.']],
  c10: [['Northwind Rail', 'Your seat reservation is attached.', 'seat.txt']],
  c11: Array.from({ length: 300 }, (_, index) => [
    index % 3 === 0 ? null : index % 3 === 1 ? 'Tove Lund' : 'Ravi Menon',
    `Page ${index + 1}`,
  ]),
};

/** The same start each time: messages minutes apart, the conversations' last ones in the order of the list. */
export function seedMessages(now: number): Map<string, readonly Message[]> {
  return new Map(
    Object.entries(script).map(([id, lines], place) => [
      id,
      lines.map(([from, text, file], index): Message => {
        const at = now - ((lines.length - index) * 7 + place * 23) * 60_000;
        return { id: seedId(id, index), from, at, text, files: file === undefined ? [] : [seedFile(file)] };
      }),
    ]),
  );
}

function seedId(conversation: string, index: number): string {
  return `3EB0${conversation.toUpperCase()}${String(index).padStart(14, '0')}`;
}

function seedFile(name: string): File {
  return new File([`A made-up file, ${name}.\n`], name, { type: 'text/plain' });
}

/** What contacts posted for all to see. */
export function seedStatuses(now: number): readonly Status[] {
  return [
    { id: 'S1', from: 'c1', at: now - 40 * 60_000, text: 'The lake is frozen over!', files: [] },
    { id: 'S2', from: 'c3', at: now - 90 * 60_000, text: 'Moving boxes, day two.', files: [] },
  ];
}
