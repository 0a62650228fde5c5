import type { Cell } from './cells.ts';
import { noScreen } from './limits.ts';
import type { Person } from './person.ts';
import { afterwards, button, dialog, item, openTelegramK, receive, timersOver } from './telegram.ts';

const send = 'button.btn-send';
const lastBubble = '.bubble:last-child';
const otherChat = 'a.chatlist-chat[data-peer-id="5551000002"]';

async function fill(person: Person, what: string, values: readonly (readonly [string, string])[]) {
  await person.click(button('Attach'));
  await person.click(item(what));
  for (const [label, value] of values) {
    await person.click(`${dialog} input[aria-label=${JSON.stringify(label)}]`);
    await person.type(value);
  }
  await person.click(`${dialog} .btn-primary`);
}

async function menuOf(person: Person, where: string, entry: string): Promise<void> {
  await person.click(where, 'right');
  await person.click(item(entry));
}

async function forwardToTwo(person: Person): Promise<void> {
  await person.click({ role: 'checkbox', name: 'Also to Ben Sample' });
  await person.click({ role: 'checkbox', name: 'Also to Sandbox Team' });
  await person.click('.popup-forward .btn-primary');
}

function form(
  row: 'poll' | 'todo' | 'contact',
  what: string,
  channel: 'poll' | 'contact',
  labels: readonly string[],
): Cell {
  return {
    row,
    kind: 'content',
    grade: 'assumed',
    channel,
    act: (person, { text }) =>
      fill(
        person,
        what,
        labels.map((label, place) => [label, place === 0 ? text : 'Thursday'] as const),
      ),
  };
}

/** They leave while somebody types: dropped without a word. */
const early: readonly Cell[] = [
  {
    row: 'draft',
    kind: 'content',
    grade: 'source-verified',
    channel: 'draft',
    quiet: true,
    async act(person, { text }) {
      await person.type(text);
      await person.click(otherChat);
    },
  },
  {
    row: 'preview',
    kind: 'content',
    grade: 'source-verified',
    channel: 'preview',
    quiet: true,
    // The address alone leaves, anew with each letter.
    isOfCell: ({ path, text }) => path === 'preview' && /\?(?:card=\d{16}|table=\d{3})$/.test(text),
    async act(person, { text }) {
      const what = text.includes('card') ? 'card' : 'table';
      await person.type(`https://example.org/?${what}=${/\d+/.exec(text)?.[0] ?? ''}`);
    },
  },
  {
    row: 'inline-bot',
    kind: 'content',
    grade: 'assumed',
    channel: 'inline-bot',
    quiet: true,
    async act(person, { text }) {
      await person.type(`@gif ${text}`);
      await timersOver(person, 250);
    },
  },
];

const forwards: readonly Cell[] = [
  {
    row: 'forward',
    kind: 'content',
    grade: 'assumed',
    channel: 'forward',
    clean: 2,
    async act(person, { text }) {
      await receive(person, text);
      await menuOf(person, lastBubble, 'Forward');
      await forwardToTwo(person);
    },
  },
  {
    row: 'forward',
    kind: 'content',
    grade: 'assumed',
    channel: 'forward',
    async act(person, { text }) {
      await receive(person, text);
      await menuOf(person, lastBubble, 'Forward');
      await person.click('.popup-forward .chatlist-chat[data-peer-id="5551000002"]');
      await person.waitFor(`${send}.forward`);
      await person.press('Enter');
    },
  },
  {
    // Several to one chat: the popup ends the selection before they leave.
    row: 'forward',
    kind: 'content',
    grade: 'assumed',
    channel: 'forward',
    async act(person, { text }) {
      await receive(person, text);
      await receive(person, 'and thank you');
      await menuOf(person, '.bubble:nth-last-child(2)', 'Select');
      await person.click(`${lastBubble} input`);
      await person.click('.selection-container-forward');
      await person.click('.popup-forward .chatlist-chat[data-peer-id="5551000002"]');
      await person.waitFor(`${send}.forward`);
      await person.press('Enter');
    },
  },
  {
    row: 'forward-unloaded',
    kind: 'content',
    grade: 'assumed',
    channel: 'forward',
    clean: 2,
    async act(person, { text }) {
      await receive(person, text);
      // A file: nothing of it is on the page.
      await menuOf(person, text.includes('card') ? '[data-mid="1002"]' : lastBubble, 'Forward');
      await forwardToTwo(person);
    },
  },
];

export const moreOfK: readonly Cell[] = [
  ...early,
  ...forwards,
  { row: 'share-sheet', kind: 'absent', grade: 'assumed', why: 'It has none.' },
  form('poll', 'Poll', 'poll', ['Question', 'Option 1', 'Option 2']),
  form('todo', 'Checklist', 'poll', ['Title', 'Task 1']),
  form('contact', 'Contact', 'contact', ['Name', 'Phone number']),
  {
    row: 'location',
    kind: 'channel',
    grade: 'assumed',
    channel: 'location',
    act: (person) =>
      fill(person, 'Location', [
        ['Latitude', '50.1'],
        ['Longitude', '14.4'],
      ]),
  },
  {
    row: 'voice',
    kind: 'channel',
    grade: 'assumed',
    channel: 'voice',
    async act(person) {
      afterwards(person, `${send}.send`, () => person.click(`${send}.send`));
      await person.click(`${send}.record`);
    },
  },
  ...['Call', 'Video call'].map((name): Cell => ({
    row: 'call',
    kind: 'channel',
    grade: 'assumed',
    channel: 'call',
    act: (person) => person.click(button(name)),
  })),
  {
    row: 'screen-share',
    kind: 'channel',
    grade: 'assumed',
    channel: 'screen-share',
    notInFirefox: noScreen,
    act: (person) => person.click(button('Share screen')),
  },
  {
    // No composer and no control that is known: what the page then calls its worker with is judged.
    row: 'quick-reply',
    kind: 'content',
    grade: 'assumed',
    channel: 'message',
    async act(person, { text }) {
      await openTelegramK(person, `key=${encodeURIComponent(text)}`, '5554000001');
      await person.click(button(text));
    },
  },
  {
    // A message that was sent or received: the server has it already.
    row: 'translate',
    kind: 'passes',
    grade: 'assumed',
    act: (person) => menuOf(person, '[data-mid="1002"]', 'Translate'),
  },
  {
    row: 'reaction',
    kind: 'passes',
    grade: 'assumed',
    async act(person) {
      await person.click('[data-mid="1002"]', 'right');
      await person.click('.btn-menu-reactions-reaction');
    },
  },
  {
    row: 'reaction',
    kind: 'passes',
    grade: 'assumed',
    async act(person) {
      await person.click(button('Emoji, stickers and GIFs'));
      await person.click({ role: 'tab', name: 'Stickers' });
      await person.click('.super-sticker');
    },
  },
];
