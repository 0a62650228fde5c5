import { type Cell, isPicture } from './cells.ts';
import { noDrag } from './limits.ts';
import type { Person, SampleFile } from './person.ts';
import { button, dialog, isAsked, item, noOwnPicker, plain } from './telegram.ts';

const popup = '.popup-new-media';
const sendOfPopup = `${popup} .btn-primary`;
/** Within the second of the two places that a drag over the chat brings up. */
const placeOfDrop = '.input-message-input:not(.input-field-input-fake)';

async function choose(person: Person, what: string, files: readonly SampleFile[]): Promise<void> {
  await person.click(button('Attach'));
  await person.choose(item(what), files);
}

async function sendStaged(person: Person): Promise<void> {
  if (!(await isAsked(person, popup))) await person.click(sendOfPopup);
}

const file = { kind: 'content', channel: 'file', grade: 'source-verified' } as const;

function captioned(send: (person: Person) => Promise<void>): Cell {
  return {
    row: 'media-caption',
    kind: 'content',
    grade: 'source-verified',
    channel: 'caption',
    async act(person, { text }) {
      await choose(person, 'Document', plain);
      await person.waitFor(`${popup} [role="textbox"]:focus`);
      await person.type(text);
      await send(person);
    },
  };
}

export const filesOfK: readonly Cell[] = [
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
    ...file,
    row: 'drop-other-chat',
    async act(person, sample) {
      await person.dropFiles('a.chatlist-chat[data-peer-id="5551000002"]', [sample.file]);
      await sendStaged(person);
    },
  },
  {
    ...file,
    row: 'picker',
    representative: true,
    async act(person, sample) {
      await choose(person, 'Photo or video', [sample.file]);
      await sendStaged(person);
    },
  },
  {
    row: 'picker-detached',
    kind: 'absent',
    grade: 'source-verified',
    why: 'Its file input is part of the composer.',
  },
  {
    row: 'picker-fs',
    kind: 'absent',
    grade: 'assumed',
    why: `${noOwnPicker}; the hook is tested by itself.`,
  },
  { row: 'picker-directory', kind: 'absent', grade: 'assumed', why: 'It asks for no folder.' },
  captioned((person) => person.press('Enter')),
  captioned((person) => person.click(sendOfPopup)),
  captioned(async (person) => {
    await person.click(sendOfPopup, 'right');
    await person.click(item('Send without sound'));
  }),
  {
    ...file,
    row: 'media-document',
    async act(person, sample) {
      await choose(person, 'Document', [sample.file]);
      await sendStaged(person);
    },
  },
  {
    row: 'status',
    kind: 'content',
    grade: 'assumed',
    channel: 'status',
    async act(person, { text }) {
      await person.choose(button('Add story'), plain.slice(0, 1));
      await person.waitFor(`${dialog} [role="textbox"]:focus`);
      await person.type(text);
      await person.click(button('Post'));
    },
  },
];
