import { type Cell, isPicture } from './cells.ts';
import { noDrag, noPicker } from './limits.ts';
import { attachFiles, button, caption, chat, dialog, plainFile, sendStaged, type } from './whatsapp-page.ts';

export const filesOfWhatsApp: readonly Cell[] = [
  {
    row: 'paste-image',
    kind: 'content',
    channel: 'file',
    grade: 'source-verified',
    isOfCell: isPicture,
    async act(person, { picture }) {
      await person.paste({ image: await picture() });
      await sendStaged(person);
    },
  },
  {
    row: 'drag-files',
    kind: 'content',
    grade: 'source-verified',
    channel: 'file',
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
    notInFirefox: noPicker,
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
