import type { Cell, Client, Row } from './cells.ts';
import { noDrag } from './limits.ts';
import type { Person } from './person.ts';
import { filesOfA } from './telegram-a-files.ts';
import { moreOfA } from './telegram-a-more.ts';
import { button, item, openTelegramA, startOver, typed } from './telegram.ts';

const main = '.Composer button.main-button';
const enter = (person: Person) => person.press('Enter');

async function ready(person: Person, row: Row): Promise<void> {
  startOver();
  await openTelegramA(person);
  if (row !== 'screen-share') return;
  await person.click(button('Call'));
  await (await person.dialog()).click('Start anyway');
  await person.dialogGone();
  await person.waitFor(button('Share screen'));
}

async function otherwise(person: Person, entry: string): Promise<void> {
  await person.click(main, 'right');
  await person.click(item(entry));
}

const texts: readonly Cell[] = [
  typed({ row: 'enter', grade: 'source-verified', representative: true }, enter),
  // A strip of emoji is shown, which leaves Enter to the composer.
  typed({ row: 'enter', grade: 'source-verified' }, async (person) => {
    await person.type(' \u{1f642}');
    await person.waitFor('.composer-tooltip:has(.StickerButton):not([hidden])');
    await enter(person);
  }),
  ...['Control+Enter', 'Meta+Enter', 'Alt+Enter', 'NumpadEnter'].map((keys) =>
    typed({ row: 'enter-modified', grade: 'source-verified' }, (person) => person.press(keys)),
  ),
  typed({ row: 'enter-body', grade: 'source-verified' }, async (person) => {
    await person.blur();
    await enter(person);
  }),
  typed({ row: 'silent-scheduled', grade: 'source-verified' }, (person) =>
    person.press('Control+Shift+Enter'),
  ),
  typed({ row: 'silent-scheduled', grade: 'source-verified' }, (person) =>
    otherwise(person, 'Send without sound'),
  ),
  {
    row: 'silent-scheduled',
    grade: 'source-verified',
    kind: 'content',
    channel: 'message',
    async act(person, { text }) {
      await person.type(text);
      await otherwise(person, 'Schedule message');
      if (!text.includes('card')) await person.click('[role="dialog"] button[aria-label="Schedule message"]');
    },
  },
  typed({ row: 'button-mouse', grade: 'source-verified', representative: true }, (person) =>
    person.click(main),
  ),
  typed({ row: 'button-touch', grade: 'source-verified' }, (person) => person.click(main, 'touch')),
  ...['Enter', 'Space'].map((key) =>
    typed({ row: 'button-keyboard', grade: 'source-verified' }, async (person) => {
      await person.focus(main);
      await person.press(key);
    }),
  ),
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
    kind: 'absent',
    grade: 'assumed',
    why: 'It takes no dragged text; the guard holds one all the same.',
    held: {
      channel: 'drop',
      notInFirefox: noDrag,
      async act(person, { text }) {
        await person.dropText('#editable-message-text', text);
      },
    },
  },
  typed({ row: 'edit', grade: 'source-verified' }, enter, 'edit', async (person) => {
    await person.press('ArrowUp');
    await person.waitFor(`${main}.edit`);
  }),
  typed(
    { row: 'edit', grade: 'source-verified' },
    (person) => person.click(main),
    'edit',
    async (person) => {
      await person.press('ArrowUp');
      await person.waitFor(`${main}.edit`);
    },
  ),
  typed({ row: 'reply', grade: 'assumed' }, enter, 'reply', async (person) => {
    await person.click('[data-message-id="3"]', 'right');
    await person.click(item('Reply'));
    await person.waitFor('.ComposerEmbeddedMessage');
  }),
];

export const telegramA: Client = {
  title: 'Telegram Web A',
  platform: 'telegram',
  ready,
  cells: [...texts, ...filesOfA, ...moreOfA],
};
