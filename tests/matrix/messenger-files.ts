import type { Cell, Grade, Row } from './cells.ts';
import { noDrag } from './limits.ts';
import { absent, composerOf, type MessengerPlace, press } from './messenger-place.ts';

type Act = Extract<Cell, { kind: 'content' }>['act'];

/** Ways by which files get in. They are uploaded as they are attached. */
export function fileCells(place: MessengerPlace): readonly Cell[] {
  const log = `${place.frame('picker')} :is([role="log"], [role="grid"])`;
  const file = (row: Row, grade: Grade, act: Act, notInFirefox?: string): Cell => ({
    row,
    grade,
    kind: 'content',
    channel: 'file',
    act,
    ...(notInFirefox !== undefined && { notInFirefox }),
  });
  const hasMenu = place.send !== 'Send';
  return [
    file(
      'paste-image',
      'source-verified',
      async (person, { file: { path, content } }) => {
        // No tool puts a file on the clipboard: the event is made in the page, as extensions and screen readers do.
        await person.evaluate(pasteFile, JSON.stringify({ path, content }));
      },
      'its pages cannot fill a paste event with files',
    ),
    absent('drag-text', 'the editor is one of plain text, which takes no dragged text'),
    file('drag-files', 'source-verified', (person, sample) => person.dropFiles(log, [sample.file])),
    file('drag-folder', 'assumed', (person, sample) => person.dropFolder(log, [sample.file]), noDrag),
    absent('drop-other-chat', 'the list takes no drops'),
    {
      ...file('picker', 'dated report', (person, sample) =>
        person.choose(press(place, 'picker', 'Attach a file'), [sample.file]),
      ),
      representative: true,
    },
    ...(hasMenu
      ? [
          file('picker', 'dated report', async (person, sample) => {
            await person.click(press(place, 'picker', 'Open more actions'));
            await person.choose('[role="menuitem"][aria-label="Attach a document"]', [sample.file]);
          }),
        ]
      : []),
    absent('picker-detached', 'its inputs stand in the page'),
    absent('picker-fs', 'not used'),
    absent('picker-directory', 'not used'),
    {
      row: 'media-caption',
      grade: 'dated report',
      kind: 'content',
      channel: 'message',
      async act(person, { text }) {
        const files = ['one.csv', 'two.csv'].map((path) => ({ path, content: 'dish;price\n' }));
        await person.choose(press(place, 'picker', 'Attach a file'), files);
        await person.waitFor(press(place, 'picker', 'Remove two.csv'));
        await person.click(composerOf(place, 'media-caption'));
        await person.type(text);
        await person.press('Enter');
      },
    },
    absent('media-document', 'files are sent as they are, without a choice'),
  ];
}

/** Runs in the page. */
function pasteFile(json: string): void {
  const { path, content }: { path: string; content: string } = JSON.parse(json);
  const clipboardData = new DataTransfer();
  clipboardData.items.add(new File([content], path, { type: 'text/csv' }));
  const how = { clipboardData, bubbles: true, cancelable: true };
  document.activeElement?.dispatchEvent(new ClipboardEvent('paste', how));
}
