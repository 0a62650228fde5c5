import type { Cell } from './cells.ts';
import { noScreen } from './limits.ts';
import type { Person } from './person.ts';
import { afterwards, button, dialog, item, openTelegramA, receive, timersOver } from './telegram.ts';

const lastRow = '.MessageList .Message:last-child';
const main = '.Composer button.main-button';

async function attach(person: Person, what: string): Promise<void> {
  await person.click(button('Add an attachment'));
  await person.click(item(what));
}

async function menuOf(person: Person, where: string, entry: string): Promise<void> {
  await person.click(where, 'right');
  await person.click(item(entry));
}

/** To two at once. */
async function forwardToTwo(person: Person): Promise<void> {
  await person.click({ role: 'checkbox', name: 'Choose Ben Okafor' });
  await person.click({ role: 'checkbox', name: 'Choose Weekend hike' });
  await person.click(button('Forward to 2'));
}

function lines(row: 'poll' | 'todo', what: string, labels: readonly string[]): Cell {
  return {
    row,
    kind: 'content',
    grade: 'assumed',
    channel: 'poll',
    async act(person, { text }) {
      await attach(person, what);
      for (const label of labels) {
        await person.click(`${dialog} input[aria-label=${JSON.stringify(label)}]`);
        await person.type(label === labels.at(-1) ? text : 'Thursday');
      }
      await person.click(button('Create'));
    },
  };
}

function rewritten(entry: string): Cell {
  return {
    row: 'translate',
    kind: 'content',
    grade: 'source-verified',
    channel: 'message',
    async act(person, { text }) {
      await person.type(text);
      await person.click(button('AI writing help'));
      await person.click(item(entry));
    },
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
      await person.click('.chat-list a[href="#6100000002"]');
    },
  },
  {
    row: 'preview',
    kind: 'content',
    grade: 'source-verified',
    channel: 'preview',
    quiet: true,
    async act(person, { text }) {
      await person.type(`${text} example.org`);
      await timersOver(person, 300);
    },
  },
  {
    row: 'inline-bot',
    kind: 'content',
    grade: 'source-verified',
    channel: 'inline-bot',
    quiet: true,
    async act(person, { text }) {
      await person.type(`@gif ${text}`);
      await timersOver(person, 300);
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
      await menuOf(person, lastRow, 'Forward');
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
      await menuOf(person, lastRow, 'Forward');
      await person.click(button('Ben Okafor'));
      await person.waitFor(`${main}.forward`);
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
      const isClean = !text.includes('card');
      await person.click('.chat-list a[href="#6100000002"]');
      await receive(person, text);
      // A file that was never downloaded.
      await menuOf(person, isClean ? lastRow : '[data-message-id="2"]', 'Forward');
      await forwardToTwo(person);
    },
  },
];

export const moreOfA: readonly Cell[] = [
  ...early,
  ...forwards,
  { row: 'share-sheet', kind: 'absent', grade: 'assumed', why: 'It has none.' },
  lines('poll', 'Poll', ['Question', 'Option 1']),
  lines('todo', 'To-do list', ['Title', 'Item 1']),
  {
    row: 'contact',
    kind: 'content',
    grade: 'assumed',
    channel: 'contact',
    async act(person, { text }) {
      await openTelegramA(person, `contact=${encodeURIComponent(text)}`);
      await attach(person, 'Contact');
      await person.click(button(text));
    },
  },
  {
    row: 'location',
    kind: 'channel',
    grade: 'assumed',
    channel: 'location',
    async act(person) {
      afterwards(person, button('Send this place'), () => person.click(button('Send this place')));
      await attach(person, 'Location');
    },
  },
  {
    row: 'voice',
    kind: 'channel',
    grade: 'source-verified',
    channel: 'voice',
    async act(person) {
      afterwards(person, `${main}.send`, () => person.click(`${main}.send`));
      await person.click(`${main}.record`);
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
    row: 'quick-reply',
    kind: 'passes',
    grade: 'source-verified',
    async act(person) {
      await person.type('/tha');
      await person.waitFor('[role="option"]');
      await person.press('Enter');
    },
  },
  rewritten('Improve with AI'),
  rewritten('Translate'),
  {
    row: 'reaction',
    kind: 'passes',
    grade: 'assumed',
    async act(person) {
      await person.click('[data-message-id="3"]', 'right');
      await person.click(button('React with \u{1f44d}'));
    },
  },
  {
    row: 'reaction',
    kind: 'passes',
    grade: 'assumed',
    async act(person) {
      await person.click(button('Emoji, stickers and GIFs'));
      await person.click(button('Stickers \u{1f44b}'));
    },
  },
];
