import type { Cell, Client, Row } from './cells.ts';
import { noDrag } from './limits.ts';
import type { Person } from './person.ts';
import { filesOfK } from './telegram-k-files.ts';
import { moreOfK } from './telegram-k-more.ts';
import { button, composerOfK, item, openTelegramK, startOver, typed } from './telegram.ts';

const send = 'button.btn-send';
const enter = (person: Person) => person.press('Enter');

async function ready(person: Person, row: Row): Promise<void> {
  startOver();
  await openTelegramK(person);
  if (row !== 'screen-share') return;
  await person.click(button('Call'));
  await (await person.dialog()).click('Start anyway');
  await person.dialogGone();
  await person.waitFor(button('Share screen'));
}

async function otherwise(person: Person, entry: string): Promise<void> {
  await person.click(send, 'right');
  await person.click(item(entry));
}

async function editLast(person: Person): Promise<void> {
  await person.press('ArrowUp');
  await person.waitFor(`${send}.edit`);
}

const texts: readonly Cell[] = [
  typed({ row: 'enter', grade: 'source-verified', representative: true }, enter),
  // A strip of emoji is shown, which leaves Enter to the composer.
  typed({ row: 'enter', grade: 'source-verified' }, async (person) => {
    await person.type(' \u{1f642}');
    await person.waitFor('.emoji-helper:not([hidden])');
    await enter(person);
  }),
  // Control and Meta send by a setting alone; the guard holds them either way.
  ...['Alt+Enter', 'NumpadEnter'].map((keys) =>
    typed({ row: 'enter-modified', grade: 'source-verified' }, (person) => person.press(keys)),
  ),
  typed({ row: 'enter-body', grade: 'source-verified' }, async (person) => {
    await person.blur();
    await enter(person);
  }),
  typed({ row: 'silent-scheduled', grade: 'assumed' }, (person) => otherwise(person, 'Send without sound')),
  {
    row: 'silent-scheduled',
    grade: 'assumed',
    kind: 'content',
    channel: 'message',
    async act(person, { text }) {
      await person.type(text);
      await otherwise(person, 'Schedule message');
      if (!text.includes('card')) await person.click(button('Schedule message'));
    },
  },
  typed({ row: 'button-mouse', grade: 'source-verified', representative: true }, (person) =>
    person.click(send),
  ),
  typed({ row: 'button-touch', grade: 'source-verified' }, (person) => person.click(send, 'touch')),
  {
    row: 'button-keyboard',
    kind: 'absent',
    grade: 'source-verified',
    why: 'A trusted click counts only with its mousedown; the guard holds the key all the same.',
    held: {
      channel: 'message',
      async act(person, { text }) {
        await person.type(text);
        await person.focus(send);
        await person.press('Space');
      },
    },
  },
  ...[false, true].map((isHtml): Cell => ({
    row: isHtml ? 'paste-html' : 'paste-text',
    kind: 'content',
    grade: 'source-verified',
    channel: 'paste',
    representative: !isHtml,
    async act(person, { text }) {
      await person.paste(isHtml ? { text, html: `<p><b>${text}</b></p>` } : { text });
      await enter(person);
    },
  })),
  {
    row: 'drag-text',
    kind: 'content',
    grade: 'assumed',
    channel: 'drop',
    notInFirefox: noDrag,
    async act(person, { text }) {
      await person.dropText(composerOfK, text);
      await enter(person);
    },
  },
  typed({ row: 'edit', grade: 'assumed' }, enter, 'edit', editLast),
  typed({ row: 'edit', grade: 'assumed' }, (person) => person.click(send), 'edit', editLast),
  typed({ row: 'reply', grade: 'assumed' }, enter, 'reply', async (person) => {
    await person.click('[data-mid="1002"]', 'right');
    await person.click(item('Reply'));
    await person.waitFor('.reply-wrapper');
  }),
];

export const telegramK: Client = {
  title: 'Telegram Web K',
  platform: 'telegram',
  ready,
  cells: [...texts, ...filesOfK, ...moreOfK],
};
