import { type Cell, isPicture } from './cells.ts';
import { noDrag, noPicker } from './limits.ts';
import type { Person, SampleFile } from './person.ts';
import { button, dialog, isAsked, item, noOwnPicker, plain } from './telegram.ts';

const modal = '.AttachmentModal';
/** Within the first of the two places that a drag over the chat brings up, not between them. */
const placeOfDrop = '.MiddleHeader';
const sendOfModal = `${modal} button.send`;

async function choose(person: Person, what: string, files: readonly SampleFile[]): Promise<void> {
  await person.click(button('Add an attachment'));
  await person.choose(item(what), files);
}

async function sendStaged(person: Person): Promise<void> {
  if (!(await isAsked(person, modal))) await person.click(sendOfModal);
}

const file = { kind: 'content', channel: 'file', grade: 'source-verified' } as const;

function captioned(send: (person: Person) => Promise<void>): Cell {
  return {
    row: 'media-caption',
    kind: 'content',
    grade: 'source-verified',
    channel: 'caption',
    async act(person, { text }) {
      await choose(person, 'File', plain);
      await person.waitFor(`${modal} [role="textbox"]:focus`);
      await person.type(text);
      await send(person);
    },
  };
}

export const filesOfA: readonly Cell[] = [
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
    ...file,
    row: 'drag-files',
    async act(person, sample) {
      await person.dropFiles(placeOfDrop, [sample.file]);
      await sendStaged(person);
    },
  },
  {
    ...file,
    row: 'drag-folder',
    grade: 'assumed',
    notInFirefox: noDrag,
    async act(person, sample) {
      await person.dropFolder(placeOfDrop, [{ ...sample.file, path: `inner/${sample.file.path}` }]);
      await sendStaged(person);
    },
  },
  {
    row: 'drop-other-chat',
    kind: 'absent',
    grade: 'assumed',
    why: 'The list of chats takes no files.',
  },
  {
    row: 'picker',
    kind: 'absent',
    grade: 'source-verified',
    why: 'Its one file input stands in no document: see below.',
  },
  {
    ...file,
    row: 'picker-detached',
    representative: true,
    notInFirefox: noPicker,
    async act(person, sample) {
      await choose(person, 'Photo or Video', [sample.file]);
      await sendStaged(person);
    },
  },
  {
    row: 'picker-fs',
    kind: 'absent',
    grade: 'assumed',
    why: `${noOwnPicker}; the hook is tested by itself.`,
  },
  { row: 'picker-directory', kind: 'absent', grade: 'assumed', why: 'It asks for no folder.' },
  captioned((person) => person.press('Enter')),
  captioned((person) => person.click(sendOfModal)),
  captioned((person) => person.click(sendOfModal, 'touch')),
  captioned(async (person) => {
    await person.click(sendOfModal, 'right');
    await person.click(item('Send without sound'));
  }),
  {
    ...file,
    row: 'media-document',
    notInFirefox: noPicker,
    async act(person, sample) {
      await choose(person, 'File', [sample.file]);
      await sendStaged(person);
    },
  },
  {
    row: 'status',
    kind: 'content',
    grade: 'assumed',
    channel: 'status',
    async act(person, { text }) {
      await person.choose(button('New story'), plain.slice(0, 1));
      await person.waitFor(`${dialog} [role="textbox"]:focus`);
      await person.type(text);
      await person.click(button('Post story'));
    },
  },
];
