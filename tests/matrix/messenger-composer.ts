import type { Cell, Grade } from './cells.ts';
import { fileCells } from './messenger-files.ts';
import { absent, composerOf, isForbidden, lastRow, type MessengerPlace, press } from './messenger-place.ts';
import type { Person } from './person.ts';

type Act = Extract<Cell, { kind: 'content' }>['act'];

/** What a composer and its messages offer, everywhere. */
export function composerCells(place: MessengerPlace): readonly Cell[] {
  const message = (row: Cell['row'], grade: Grade, act: Act): Cell => ({
    row,
    grade,
    kind: 'content',
    channel: 'message',
    act,
  });
  const byButton = (row: 'button-mouse' | 'button-touch' | 'button-keyboard', go: (person: Person) => Act) =>
    message(row, 'dated report', (person, sample) => go(person)(person, sample));
  const send = press(place, 'enter', place.send);
  return [
    {
      ...message('enter', 'source-verified', async (person, { text }) => {
        await person.type(text);
        await person.press('Enter');
      }),
      representative: true,
    },
    ...['Control+Enter', 'Meta+Enter', 'Alt+Enter', 'NumpadEnter'].map((keys) =>
      message('enter-modified', 'source-verified', async (person, { text }) => {
        await person.type(text);
        await person.press(keys);
      }),
    ),
    absent('enter-body', 'nothing is sent while no composer has the focus'),
    absent('silent-scheduled', 'there is neither'),
    byButton('button-mouse', () => async (person, { text }) => {
      await person.type(text);
      await person.click(send);
    }),
    byButton('button-touch', () => async (person, { text }) => {
      await person.type(text);
      await person.click(send, 'touch');
    }),
    ...['Enter', 'Space'].map((key) =>
      byButton('button-keyboard', () => async (person, { text }) => {
        await person.type(text);
        await person.focus(send);
        await person.press(key);
      }),
    ),
    {
      row: 'paste-text',
      grade: 'source-verified',
      kind: 'content',
      channel: 'paste',
      representative: true,
      async act(person, { text }) {
        await person.paste({ text });
        await person.press('Enter');
      },
    },
    {
      row: 'paste-html',
      grade: 'source-verified',
      kind: 'content',
      channel: 'paste',
      async act(person, { text }) {
        // The editor takes the plain text beside the HTML, and nothing where there is none.
        await person.paste({ text, html: `<p>${text}</p>` });
        await person.press('Enter');
      },
    },
    ...fileCells(place),
    ...messageCells(place),
    absent('draft', 'drafts stay in the page'),
    {
      row: 'preview',
      grade: 'assumed',
      kind: 'content',
      channel: 'preview',
      quiet: true,
      // Previews are no sends: that this one came is looked at here.
      clean: 0,
      async act(person, { text }) {
        // As a value of its own: beside `+` or `%20` no detector finds a number in an address, which is a hole.
        const value = /\d+/.exec(text)?.[0] ?? '';
        await person.type(`https://example.org/?card=${value} https://example.org/after `);
        await person.evaluate(async () => {
          const replica = window.__replica;
          for (let seq = 0; ; seq += 1) {
            const { text: asked } = await replica.nextSent(seq);
            if (asked.endsWith('/after')) return;
          }
        });
      },
    },
    absent('todo', 'there is neither'),
    absent('translate', 'there is neither'),
  ];
}

/** What is done with messages that are there. */
function messageCells(place: MessengerPlace): readonly Cell[] {
  const row = lastRow(place, 'edit');
  const inRow = (name: string) =>
    row
      .split(', ')
      .map((one) => `${one} [aria-label="${name}"]`)
      .join(', ');
  const menu = async (person: Person, item: string) => {
    await person.hover(row);
    await person.click(inRow('More'));
    await person.click(`[role="menuitem"][aria-label="${item}"]`);
  };
  const forwardTo = async (person: Person, recipients: readonly string[]) => {
    for (const name of recipients) await person.click(`[role="dialog"] [aria-label="Send to ${name}"]`);
  };
  const receive = async (person: Person, text: string) => {
    await person.evaluate((message) => window.__replica.receive?.(message), text);
  };
  return [
    {
      row: 'edit',
      grade: 'assumed',
      kind: 'content',
      channel: 'edit',
      async act(person, { text }) {
        await person.type('one thing more ');
        await person.press('Enter');
        await menu(person, 'Edit');
        await person.waitFor(press(place, 'edit', 'Cancel'));
        await person.click(composerOf(place, 'edit'));
        await person.press('End');
        await person.type(text);
        await person.press('Enter');
      },
    },
    {
      row: 'reply',
      grade: 'assumed',
      kind: 'content',
      channel: 'reply',
      async act(person, { text }) {
        await person.hover(row);
        await person.click(inRow('Reply'));
        await person.waitFor(press(place, 'reply', 'Cancel'));
        await person.click(composerOf(place, 'reply'));
        await person.type(text);
        await person.press('Enter');
      },
    },
    {
      row: 'forward',
      grade: 'assumed',
      kind: 'content',
      channel: 'forward',
      clean: 2,
      async act(person, sample) {
        await receive(person, sample.text);
        await menu(person, 'Forward');
        await forwardTo(person, place.recipients.slice(0, isForbidden(sample) ? 1 : 2));
      },
    },
    {
      row: 'forward-unloaded',
      grade: 'assumed',
      kind: 'content',
      channel: 'forward',
      async act(person, sample) {
        if (isForbidden(sample)) {
          // A file's name is on the page, and nothing of what is in it.
          await person.choose(press(place, 'forward', 'Attach a file'), [
            { path: 'a.csv', content: 'a;b\n' },
          ]);
          await person.waitFor(press(place, 'forward', 'Remove a.csv'));
          await person.click(composerOf(place, 'forward'));
          await person.press('Enter');
          await person.gone(press(place, 'forward', 'Remove a.csv'));
        } else await receive(person, sample.text);
        await menu(person, 'Forward');
        await forwardTo(person, place.recipients.slice(0, 1));
      },
    },
  ];
}
