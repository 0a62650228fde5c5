import type { Cell } from './cells.ts';
import type { Person, SampleFile, Where } from './person.ts';

/** What the cells of both Telegram clients share. */

export const button = (name: string): Where => ({ role: 'button', name });
export const item = (name: string): Where => ({ role: 'menuitem', name });
export const noOwnPicker = 'no tool answers the picker of the file system';
export const dialog = '[role="dialog"]';
export const composerOfK = '.input-message-input:not(.input-field-input-fake)';

/** Files that no rule is about. */
export const plain: readonly SampleFile[] = ['plan.txt', 'map.txt'].map((path) => ({
  path,
  content: `nothing in particular, ${path}\n`,
}));

/** What was held is asked about; what was not shows in the page. */
export async function isAsked(person: Person, otherwise: Where): Promise<boolean> {
  const shown = person.waitFor(otherwise).then(() => false);
  const asked = person.dialog().then(() => true);
  return Promise.any([shown, asked]);
}

let opened = 0;

/** A fresh page: the same address again would be no navigation. */
export async function openTelegramA(person: Person, query = '', peer = '6100000001'): Promise<void> {
  opened += 1;
  await person.open(`https://web.telegram.org/a/?${query}&n=${String(opened)}#${peer}`);
  await person.waitFor('#editable-message-text:focus');
}

/** Drafts wait, so that they are nobody's subject. */
export async function openTelegramK(person: Person, query = '', peer = '5551000001'): Promise<void> {
  opened += 1;
  await person.open(`https://web.telegram.org/k/?draftMs=60000&${query}&n=${String(opened)}#${peer}`);
  await person.waitFor(`${composerOfK}:focus`);
}

let turn = 0;

/** Ends what `afterwards` still waits for. */
export function startOver(): void {
  turn += 1;
}

/** The rest of a way out that is asked about before its last step: done once the page shows that step. */
export function afterwards(person: Person, where: Where, act: () => Promise<void>): void {
  const mine = turn;
  void person
    .waitFor(where)
    .then(() => (mine === turn ? act() : undefined))
    .catch(() => undefined); // refused: it is never shown
}

/** Resolves after timers of the page that were set before, up to this long. */
export async function timersOver(person: Person, milliseconds: number): Promise<void> {
  await person.evaluate(
    // eslint-disable-next-line no-restricted-syntax -- comes after a timer of the same length that the page set before
    (text) => new Promise<void>((done) => setTimeout(done, Number(text))),
    String(milliseconds),
  );
}

export async function receive(person: Person, text: string): Promise<void> {
  await person.evaluate((arrived) => window.__replica.receive?.(arrived), text);
}

/** A text that is typed and then sent in some way. */
export function typed(
  about: Pick<Cell, 'row' | 'grade' | 'representative'>,
  send: (person: Person) => Promise<void>,
  channel: 'message' | 'edit' | 'reply' = 'message',
  before: (person: Person) => Promise<void> = () => Promise.resolve(),
): Cell {
  return {
    ...about,
    kind: 'content',
    channel,
    async act(person, { text }) {
      await before(person);
      await person.type(text);
      await send(person);
    },
  };
}
