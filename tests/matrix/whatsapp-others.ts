import type { Cell } from './cells.ts';
import { noScreen } from './limits.ts';
import type { Person } from './person.ts';
import {
  attach,
  button,
  caption,
  composer,
  dialog,
  forwardTo,
  lastRow,
  messageMenu,
  openWhatsApp,
  plainFile,
  receive,
  send,
  type,
} from './whatsapp-page.ts';

export const othersOfWhatsApp: readonly Cell[] = [
  {
    row: 'forward',
    kind: 'content',
    grade: 'assumed',
    channel: 'forward',
    clean: 2,
    async act(person, { text }) {
      await receive(person, text);
      await messageMenu(person, lastRow, 'Forward');
      await forwardTo(person, 'Ben Okafor', 'Weekend hike');
    },
  },
  {
    row: 'forward-unloaded',
    kind: 'content',
    grade: 'assumed',
    channel: 'forward',
    // Clean, here, is what has been scrolled back into sight.
    async act(person, { text }) {
      await openWhatsApp(person, 'Book circle');
      await receive(person, text);
      await messageMenu(person, lastRow, 'Forward');
      await scrollTo(person, 'start');
      if (!text.includes('card')) await scrollTo(person, 'end');
      await forwardTo(person, 'Ben Okafor');
    },
  },
  {
    row: 'draft',
    kind: 'absent',
    grade: 'assumed',
    why: 'Drafts stay in the page.',
  },
  {
    row: 'preview',
    kind: 'content',
    grade: 'assumed',
    channel: 'preview',
    quiet: true,
    async act(person, { text }) {
      await type(person, `${text} https://example.org/${text.replaceAll(' ', '-')} `);
      await person.waitFor(button('Remove preview'));
      await person.press('Enter');
    },
  },
  {
    row: 'inline-bot',
    kind: 'content',
    grade: 'assumed',
    channel: 'inline-bot',
    quiet: true,
    async act(person, { text }) {
      await person.click(button('Emojis'));
      await person.click({ role: 'tab', name: 'GIFs' });
      await person.click({ role: 'textbox', name: 'Search GIFs' });
      await type(person, text);
    },
  },
  {
    row: 'share-sheet',
    kind: 'absent',
    grade: 'assumed',
    why: 'A text that comes with the address stands in the composer, and leaves by its send.',
  },
  {
    row: 'status',
    kind: 'content',
    grade: 'assumed',
    channel: 'status',
    async act(person, { text }) {
      await person.click(button('Status'));
      await person.click(button('Write a status'));
      await person.click({ role: 'textbox', name: 'Type a status' });
      await type(person, text);
      await person.click(send);
    },
  },
  {
    row: 'status',
    kind: 'content',
    grade: 'assumed',
    channel: 'status',
    async act(person, { text }) {
      await person.click(button('Status'));
      await person.choose(button('Picture as status'), [plainFile]);
      await person.click(caption);
      await type(person, text);
      await person.press('Enter');
    },
  },
  {
    row: 'status',
    kind: 'content',
    grade: 'assumed',
    channel: 'reply',
    async act(person, { text }) {
      await person.click(button('Status'));
      await person.click('section[aria-label="Status"] li:first-child button');
      await person.click(composer);
      await type(person, text);
      await person.press('Enter');
    },
  },
  {
    row: 'poll',
    kind: 'content',
    grade: 'assumed',
    channel: 'poll',
    async act(person, { text }) {
      await attach(person, 'Poll');
      await person.click({ role: 'textbox', name: 'Ask a question' });
      await type(person, 'Which one?');
      await person.click({ role: 'textbox', name: 'Option 1' });
      await type(person, text);
      await person.click(send);
    },
  },
  {
    row: 'todo',
    kind: 'content',
    grade: 'assumed',
    channel: 'message',
    async act(person, { text }) {
      await attach(person, 'Event');
      await person.click({ role: 'textbox', name: 'Name of the event' });
      await type(person, 'Supper');
      await person.click({ role: 'textbox', name: 'Description' });
      await type(person, text);
      await person.click(send);
    },
  },
  {
    row: 'contact',
    kind: 'content',
    grade: 'assumed',
    channel: 'contact',
    async act(person, { text }) {
      await openWhatsApp(person, 'Anna Svoboda', `contact=${encodeURIComponent(text)}`);
      await attach(person, 'Contact');
      await person.click({ role: 'checkbox', name: text });
      await person.click(`${dialog} [aria-label="Send"]`);
    },
  },
  {
    row: 'location',
    kind: 'channel',
    grade: 'assumed',
    channel: 'location',
    async act(person) {
      await attach(person, 'Location');
      await person.click({ role: 'radio', name: 'Lighthouse Steps' });
      await person.click(`${dialog} [aria-label="Send"]`);
    },
  },
  {
    row: 'voice',
    kind: 'channel',
    grade: 'assumed',
    channel: 'voice',
    act: (person) => person.click(button('Voice message')),
    finish: (person) => person.click(send),
  },
  ...(['Voice call', 'Video call'] as const).map((name): Cell => ({
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
    kind: 'absent',
    grade: 'assumed',
    why: 'A saved reply of a business account is put into the composer, and leaves by its send.',
  },
  { row: 'translate', kind: 'absent', grade: 'assumed', why: 'WhatsApp Web has neither.' },
  {
    row: 'reaction',
    kind: 'passes',
    grade: 'assumed',
    async act(person) {
      await messageMenu(person, lastRow, 'React');
      await person.click(button('thumbsup'));
    },
  },
  {
    row: 'reaction',
    kind: 'passes',
    grade: 'assumed',
    async act(person) {
      await person.click(button('Emojis'));
      await person.click({ role: 'tab', name: 'Stickers' });
      await person.click(button('sunrise'));
    },
  },
];

async function scrollTo(person: Person, where: 'start' | 'end'): Promise<void> {
  if (where === 'start')
    await person.evaluate(() => {
      const box = document.querySelector('[data-testid="conversation-panel-messages"]');
      if (box !== null) box.scrollTop = 0;
    });
  else
    await person.evaluate(() => {
      const box = document.querySelector('[data-testid="conversation-panel-messages"]');
      if (box !== null) box.scrollTop = box.scrollHeight;
    });
}
