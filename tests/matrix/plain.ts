import { type Cell, type Client, isPicture, type Row } from './cells.ts';
import { noDrag } from './limits.ts';
import type { Person, Where } from './person.ts';

/** No code of Sluice's knows this chat: plain.yaml is all there is about it. */

const address = 'https://chat.replica.example/c/';
const composer = 'main [aria-label^="Message to"], main [aria-label^="Write something for"]';
const button = (name: string): Where => ({ role: 'button', name });
const attachment = 'input[type="file"]';

type Act = (person: Person) => Promise<void>;

/** Text that was typed, and what sends it. */
function typed(row: Row, send: Act): Cell {
  return {
    row,
    kind: 'content',
    grade: 'assumed',
    channel: 'message',
    representative: ['enter', 'button-mouse'].includes(row),
    async act(person, { text }) {
      await person.type(text);
      await send(person);
    },
  };
}

function pasted(row: Row, html: (text: string) => string): Cell {
  return {
    row,
    kind: 'content',
    grade: 'assumed',
    channel: 'paste',
    representative: row === 'paste-text',
    async act(person, { text }) {
      await person.paste({ text, html: html(text) });
      await person.press('Enter');
    },
  };
}

function edited(save: Act): Cell {
  return {
    row: 'edit',
    kind: 'content',
    grade: 'assumed',
    channel: 'edit',
    representative: true,
    async act(person, { text }) {
      await person.click(button('Edit'));
      await person.waitFor('[data-message-id] [aria-label="Edit message"]');
      await person.type(text);
      await save(person);
    },
  };
}

/** Files that the page took are listed until they are sent; what was held is asked about. */
async function sendStaged(person: Person, name: string): Promise<void> {
  const listed = person.waitFor(button(`Remove ${name}`)).then(() => true);
  const asked = person.dialog().then(() => false);
  if (!(await Promise.any([listed, asked]))) return;
  await person.click(composer);
  await person.press('Enter');
}

const ways: readonly Cell[] = [
  typed('enter', (person) => person.press('Enter')),
  typed('enter-modified', (person) => person.press('Control+Enter')),
  typed('button-mouse', (person) => person.click(button('Send'))),
  typed('button-touch', (person) => person.click(button('Send'), 'touch')),
  typed('button-keyboard', async (person) => {
    await person.focus(button('Send'));
    await person.press('Space');
  }),
  pasted('paste-text', () => ''),
  pasted('paste-html', (text) => `<p><b>${text}</b></p>`),
  {
    row: 'paste-image',
    kind: 'content',
    channel: 'file',
    grade: 'assumed',
    isOfCell: isPicture,
    async act(person, { picture }) {
      await person.paste({ image: await picture() });
      await sendStaged(person, 'image.png');
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
    row: 'drag-files',
    kind: 'content',
    grade: 'assumed',
    channel: 'file',
    representative: true,
    async act(person, { file }) {
      await person.dropFiles('main ol', [file]);
      await sendStaged(person, file.path);
    },
  },
  {
    row: 'picker',
    kind: 'content',
    grade: 'assumed',
    channel: 'file',
    representative: true,
    async act(person, { file }) {
      await person.choose(attachment, [file]);
      await sendStaged(person, file.path);
    },
  },
  {
    row: 'media-caption',
    kind: 'content',
    grade: 'assumed',
    channel: 'message',
    async act(person, { text }) {
      const names = ['one.txt', 'two.txt'];
      await person.choose(
        attachment,
        names.map((path) => ({ path, content: 'nothing in particular\n' })),
      );
      await person.waitFor(button('Remove two.txt'));
      await person.click(composer);
      await person.type(text);
      await person.press('Enter');
    },
  },
  edited((person) => person.press('Enter')),
  edited((person) => person.click(button('Save'))),
];

const none: readonly (readonly [string, readonly Row[]])[] = [
  ['The page takes no folder.', ['drag-folder', 'picker-directory']],
  ['The list of conversations takes no drop.', ['drop-other-chat']],
  ['The page has one input, in its form.', ['picker-detached', 'picker-fs']],
  ['Drafts stay in the page.', ['draft']],
  [
    'The page has no such thing.',
    [
      'silent-scheduled',
      'media-document',
      'reply',
      'forward',
      'forward-unloaded',
      'preview',
      'inline-bot',
      'share-sheet',
      'status',
      'poll',
      'todo',
      'contact',
      'location',
      'voice',
      'call',
      'screen-share',
      'quick-reply',
      'translate',
      'reaction',
    ],
  ],
];

const absent = none.flatMap(([why, rows]) =>
  rows.map((row): Cell => ({ row, kind: 'absent', grade: 'assumed', why })),
);

const enterWithoutFocus: Cell = {
  row: 'enter-body',
  kind: 'absent',
  grade: 'assumed',
  why: 'Enter is heard by the field alone; the guard holds it all the same.',
  held: {
    channel: 'message',
    async act(person, { text }) {
      await person.type(text);
      await person.blur();
      await person.press('Enter');
    },
  },
};

export async function openPlain(person: Person, conversation: string, query = ''): Promise<void> {
  await person.open(`${address}${conversation}?${query}`);
  await person.waitFor(composer);
  await person.click(composer);
}

/** A chat that is data alone. `query` is a variant of its replica. */
export function plainClient(query = ''): Client {
  return {
    title: 'A chat added by data alone',
    platform: 'plain',
    ready: (person) => openPlain(person, 'c1', query),
    cells: [...ways, enterWithoutFocus, ...absent],
  };
}
