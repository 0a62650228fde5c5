import type { Cell } from './cells.ts';
import { noDrag } from './limits.ts';
import type { Person } from './person.ts';
import { button, caption, composer, lastRow, messageMenu, send, type } from './whatsapp-page.ts';

export const textsOfWhatsApp: readonly Cell[] = [
  {
    row: 'enter',
    kind: 'content',
    grade: 'dated report',
    channel: 'message',
    representative: true,
    async act(person, { text }) {
      await type(person, text);
      await person.press('Enter');
    },
  },
  ...['Control+Enter', 'Meta+Enter', 'Alt+Enter', 'NumpadEnter'].map((keys): Cell => ({
    row: 'enter-modified',
    kind: 'content',
    grade: 'assumed',
    channel: 'message',
    async act(person, { text }) {
      await type(person, text);
      await person.press(keys);
    },
  })),
  {
    row: 'enter-body',
    kind: 'absent',
    grade: 'assumed',
    why: 'Enter is heard by the editor alone; the guard holds it all the same.',
    held: {
      channel: 'message',
      async act(person, { text }) {
        await type(person, text);
        await person.blur();
        await person.press('Enter');
      },
    },
  },
  {
    row: 'silent-scheduled',
    kind: 'absent',
    grade: 'assumed',
    why: 'WhatsApp Web sends at once and aloud.',
  },
  {
    row: 'button-mouse',
    kind: 'content',
    grade: 'dated report',
    channel: 'message',
    representative: true,
    async act(person, { text }) {
      await type(person, text);
      await person.click(send);
    },
  },
  {
    row: 'button-touch',
    kind: 'content',
    grade: 'dated report',
    channel: 'message',
    async act(person, { text }) {
      await type(person, text);
      await person.click(send, 'touch');
    },
  },
  ...['Enter', 'Space'].map((key): Cell => ({
    row: 'button-keyboard',
    kind: 'content',
    grade: 'dated report',
    channel: 'message',
    async act(person, { text }) {
      await type(person, text);
      await person.focus(send);
      await person.press(key);
    },
  })),
  {
    row: 'paste-text',
    kind: 'content',
    grade: 'source-verified',
    channel: 'paste',
    representative: true,
    async act(person, { text }) {
      await person.paste({ text });
      await person.press('Enter');
    },
  },
  {
    row: 'paste-html',
    kind: 'content',
    grade: 'source-verified',
    channel: 'paste',
    async act(person, { text }) {
      await person.paste({ text, html: `<p><b>${text}</b></p>` });
      await person.press('Enter');
    },
  },
  {
    row: 'drag-text',
    kind: 'content',
    grade: 'assumed',
    channel: 'drop',
    notInFirefox: noDrag,
    async act(person, { text }) {
      await person.dropText(composer, text);
      await person.press('Enter');
    },
  },
  {
    row: 'reply',
    kind: 'content',
    grade: 'assumed',
    channel: 'reply',
    async act(person, { text }) {
      await messageMenu(person, lastRow, 'Reply');
      await person.waitFor('[data-testid="quoted-message"]');
      await type(person, text);
      await person.press('Enter');
    },
  },
  ...(
    [
      ['Enter', (person: Person) => person.press('Enter')],
      ['Confirm', (person: Person) => person.click(button('Confirm edit'))],
    ] as const
  ).map(([, confirm]): Cell => ({
    row: 'edit',
    kind: 'content',
    grade: 'assumed',
    channel: 'edit',
    async act(person, { text }) {
      await messageMenu(person, lastRow, 'Edit');
      await person.click(caption);
      await type(person, text);
      await confirm(person);
    },
  })),
];
