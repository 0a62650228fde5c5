import type { Cell, Client, Row } from './cells.ts';
import type { Person, SampleFile, Where } from './person.ts';

const composer = 'footer [contenteditable="true"]';
const dialog = '[role="dialog"]';
const caption = `${dialog} [contenteditable="true"]`;
const button = (name: string): Where => ({ role: 'button', name });
const item = (name: string): Where => ({ role: 'menuitem', name });
const send = button('Send');
const chat = (title: string) => `#side [role="gridcell"]:has([title="${title}"])`;
const lastRow = '#main [role="row"]:last-child';

const variants: Partial<Record<Row, string>> = {
  'picker-detached': 'input=detached',
  'picker-directory': 'input=directory',
};

export async function openWhatsApp(person: Person, title = 'Anna Svoboda', query = ''): Promise<void> {
  await person.open(`https://web.whatsapp.com/?${query}`);
  await person.click(chat(title));
  await person.waitFor(composer);
  await person.click(composer);
}

async function type(person: Person, text: string): Promise<void> {
  await person.type(text);
}

async function attach(person: Person, what: string): Promise<void> {
  await person.click(button('Attach'));
  await person.click(item(what));
}

async function attachFiles(person: Person, what: string, files: readonly SampleFile[]): Promise<void> {
  await person.click(button('Attach'));
  await person.choose(item(what), files);
}

/** When the files were let in: sends what is staged. */
async function sendStaged(person: Person, count = 1): Promise<void> {
  if (await isAsked(person)) return;
  await person.click(button(`Send ${String(count)} selected`));
}

/** What was held is asked about; what was not shows in the page. */
async function isAsked(person: Person): Promise<boolean> {
  const staged = person.waitFor(`${dialog} [aria-label^="Send "]`).then(() => false);
  const asked = person.dialog().then(() => true);
  return Promise.any([staged, asked]);
}

async function receive(person: Person, text: string): Promise<void> {
  await person.evaluate((arriving) => window.__replica.receive?.(arriving), text);
  await person.waitFor(lastRow);
}

async function messageMenu(person: Person, row: string, what: string): Promise<void> {
  await person.hover(`${row} [data-id]`);
  await person.click(`${row} [aria-haspopup="menu"]`);
  await person.click(item(what));
}

async function forwardTo(person: Person, ...titles: readonly string[]): Promise<void> {
  await person.click(button('Forward'));
  for (const title of titles) await person.click({ role: 'checkbox', name: title });
  await person.click(`${dialog} [aria-label="Send"]`);
}

const plainFile: SampleFile = { path: 'notes-of-today.txt', content: 'nothing in particular\n' };
const noDrag = 'no tool drives a drag from the desktop in Firefox';

const texts: readonly Cell[] = [
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

const files: readonly Cell[] = [
  {
    // A picture is inspected as a file; what is written in it is not read.
    row: 'paste-image',
    kind: 'passes',
    grade: 'source-verified',
    notInFirefox: 'no tool puts a picture on the clipboard there',
    async act(person) {
      await person.paste({ image: true });
      await sendStaged(person);
    },
  },
  {
    row: 'drag-files',
    kind: 'content',
    grade: 'source-verified',
    channel: 'file',
    notInFirefox: noDrag,
    async act(person, { file }) {
      await person.dropFiles('#main', [file]);
      await sendStaged(person);
    },
  },
  {
    row: 'drag-folder',
    kind: 'content',
    grade: 'assumed',
    channel: 'file',
    notInFirefox: noDrag,
    async act(person, { file }) {
      await person.dropFolder('#main', [{ ...file, path: `inner/${file.path}` }]);
      await sendStaged(person);
    },
  },
  {
    row: 'drop-other-chat',
    kind: 'content',
    grade: 'assumed',
    channel: 'file',
    notInFirefox: noDrag,
    async act(person, { file }) {
      await person.dropFiles(chat('Ben Okafor'), [file]);
      await sendStaged(person);
    },
  },
  {
    row: 'picker',
    kind: 'content',
    grade: 'dated report',
    channel: 'file',
    representative: true,
    async act(person, { file }) {
      await attachFiles(person, 'Document', [file]);
      await sendStaged(person);
    },
  },
  {
    row: 'picker-detached',
    kind: 'content',
    grade: 'assumed',
    channel: 'file',
    notInFirefox: 'the driver calls the picker off before it answers it',
    async act(person, { file }) {
      await attachFiles(person, 'Document', [file]);
      await sendStaged(person);
    },
  },
  {
    row: 'picker-fs',
    kind: 'absent',
    grade: 'assumed',
    why: 'no tool answers this picker; tests/e2e/page-hooks.test.ts has it with a stand-in.',
  },
  {
    row: 'picker-directory',
    kind: 'content',
    grade: 'assumed',
    channel: 'file',
    async act(person, { file }) {
      await attachFiles(person, 'Document', [{ ...file, path: `inner/${file.path}` }]);
      await sendStaged(person);
    },
  },
  {
    row: 'media-caption',
    kind: 'content',
    grade: 'dated report',
    channel: 'caption',
    representative: true,
    async act(person, { text }) {
      await attachFiles(person, 'Photos & videos', [plainFile, { ...plainFile, path: 'more-notes.txt' }]);
      await person.click(caption);
      await type(person, text);
      await person.click(button('Send 2 selected'));
    },
  },
  {
    row: 'media-caption',
    kind: 'content',
    grade: 'dated report',
    channel: 'file',
    async act(person, { file }) {
      await attachFiles(person, 'Document', [plainFile]);
      await person.waitFor(caption);
      await person.choose(button('Add file'), [file]);
      if (
        (await person.count(`${dialog} [aria-label="Send 1 selected"]`)) > 0 &&
        file.path.startsWith('list-')
      )
        return;
      await person.click(button('Send 2 selected'));
    },
  },
  {
    row: 'media-document',
    kind: 'content',
    grade: 'assumed',
    channel: 'caption',
    async act(person, { text }) {
      await attachFiles(person, 'Photos & videos', [plainFile]);
      await person.click(button('As document'));
      await person.click(caption);
      await type(person, text);
      await person.press('Enter');
    },
  },
];

const conversations: readonly Cell[] = [
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
    notInFirefox: 'nothing there chooses a screen',
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

/** WhatsApp Web. */
export const whatsapp: Client = {
  title: 'WhatsApp Web',
  platform: 'whatsapp',
  async ready(person, row) {
    await openWhatsApp(person, 'Anna Svoboda', variants[row]);
    if (row !== 'screen-share') return;
    // A call has to go on first, which is asked about on its own.
    await person.click(button('Video call'));
    const asked = await person.dialog();
    await asked.click('Start anyway');
    await person.dialogGone();
    await person.waitFor(button('Share screen'));
  },
  cells: [...texts, ...files, ...conversations],
};
