import type { Peer } from './types.ts';

/** Plainly invented: ids, names and numbers (the latter from ranges kept for fiction). */
export function ownIdOf(account: number): string {
  return String(5_200_000_000 + account);
}

const anna = { id: '6100000001', name: 'Anna Svoboda' };
const ben = { id: '6100000002', name: 'Ben Okafor', username: 'ben_okafor' };
const chiara = { id: '6100000003', name: 'Chiara Rossi' };

function peer(about: Pick<Peer, 'id' | 'title' | 'kind' | 'chatType'> & Partial<Peer>): Peer {
  return { isVerified: false, members: [], count: 0, topics: [], phone: '', ...about };
}

function user(id: string, title: string, phone: string): Peer {
  return peer({ id, title, kind: 'direct', chatType: 'chatTypePrivate', phone });
}

/** The chats of an account. Saved messages are the chat with oneself. */
export function peersOf(ownId: string, savedTitle: string): readonly Peer[] {
  return [
    user(anna.id, anna.name, '+420700000011'),
    peer({
      id: '-4100000001',
      title: 'Weekend hike',
      kind: 'group',
      chatType: 'chatTypeBasicGroup',
      members: [anna, ben, chiara],
      count: 4,
    }),
    user(ben.id, ben.name, '+447700900123'),
    peer({
      id: '-1002100000001',
      title: 'Harbour news',
      kind: 'channel',
      chatType: 'chatTypeChannel',
      isVerified: true,
      count: 1204,
    }),
    peer({
      id: '6100000900',
      title: 'Ferry times',
      kind: 'bot',
      chatType: 'chatTypePrivate',
      isVerified: true,
    }),
    peer({
      id: '-1002100000002',
      title: 'Allotment forum',
      kind: 'group',
      chatType: 'chatTypeSuperGroup',
      members: [anna, ben],
      count: 31,
      topics: [{ id: 7, title: 'Tools to lend' }],
    }),
    user(chiara.id, 'Chiara Rossi \u{1f33b}', '+390600000099'),
    peer({ id: ownId, title: savedTitle, kind: 'self', chatType: 'chatTypePrivate' }),
  ];
}

type Line = readonly [from: string | null, text: string, file?: SeedFile];
export interface SeedFile {
  readonly name: string;
  readonly type: string;
  readonly content: string;
}

const routes: SeedFile = {
  name: 'routes.csv',
  type: 'text/csv',
  content: 'route;km\nlake;11\nridge;17\n',
};
const invoice: SeedFile = { name: 'invoice.txt', type: 'text/plain', content: 'Boxes: 6\nTotal: 84.00\n' };

const script: Readonly<Record<string, readonly Line[]>> = {
  '6100000001': [
    [anna.name, 'Hi! Are we still on for Thursday?'],
    [null, 'Yes, half past six at the station \u{1f600}'],
    [anna.name, 'Perfect. I will bring the tickets, you bring the sandwiches.'],
    [null, 'Deal.'],
  ],
  '-4100000001': [
    ...Array.from({ length: 60 }, (_, index): Line => [
      index % 3 === 0 ? null : ben.name,
      `Stage ${index + 1} of the long walk.`,
    ]),
    [ben.name, 'All the routes are in here.', routes],
    [chiara.name, 'Then the short way round the lake?'],
    [null, 'Short way, long lunch.'],
  ],
  '6100000002': [
    [null, 'Did the delivery arrive?'],
    [ben.name, 'This morning, all six boxes.', invoice],
  ],
  '-1002100000001': [[null, 'The footbridge is open again.']],
  '6100000900': [['Ferry times', 'Next boat at 14:20.']],
  '-1002100000002': [[anna.name, 'Who has a spade to lend?']],
  '6100000003': [[chiara.name, 'Call me when you are home.']],
};

export interface SeedMessage {
  readonly id: number;
  readonly from: string | null;
  readonly at: number;
  readonly text: string;
  readonly file?: SeedFile;
}

/** The same start each time, a few minutes between messages. */
export function seedMessages(now: number): ReadonlyMap<string, readonly SeedMessage[]> {
  return new Map(
    Object.entries(script).map(([id, lines], place) => [
      id,
      lines.map(([from, text, file], index) => {
        const at = now - ((lines.length - index) * 7 + place * 23) * 60_000;
        return { id: index + 1, from, at, text, ...(file && { file }) };
      }),
    ]),
  );
}

export const quickReplies = [
  { id: 1, shortcut: 'thanks', text: 'Thank you, we will be in touch.' },
  { id: 2, shortcut: 'hours', text: 'We are open from nine to five.' },
] as const;

/** Inline bots by user name. */
export const inlineBots = new Map([
  ['gif', '6100000910'],
  ['wiki', '6100000911'],
]);

export const stickers = [
  { id: 'st-1', emoji: '\u{1f44b}' },
  { id: 'st-2', emoji: '\u{1f389}' },
] as const;
export const gifs = [
  { id: 'gif-1', fileName: 'waves.mp4' },
  { id: 'gif-2', fileName: 'clouds.mp4' },
] as const;
export const customEmoji = [
  { documentId: '5400000000000000001', alt: '\u2b50' },
  { documentId: '5400000000000000002', alt: '\u{1f680}' },
] as const;
export const emojiNames = new Map([
  ['thumbs', '\u{1f44d}'],
  ['heart', '\u2764\ufe0f'],
  ['smile', '\u{1f600}'],
  ['think', '\u{1f914}'],
]);
