import type { Person, SampleFile, Where } from './person.ts';

/** WhatsApp Web, as a person meets it. */

export const composer = 'footer [contenteditable="true"]';
export const dialog = '[role="dialog"]';
export const caption = `${dialog} [contenteditable="true"]`;
export const button = (name: string): Where => ({ role: 'button', name });
export const item = (name: string): Where => ({ role: 'menuitem', name });
export const send = button('Send');
export const chat = (title: string) => `#side [role="gridcell"]:has([title="${title}"])`;
export const lastRow = '#main [role="row"]:last-child';

export async function openWhatsApp(person: Person, title = 'Anna Svoboda', query = ''): Promise<void> {
  await person.open(`https://web.whatsapp.com/?${query}`);
  await person.click(chat(title));
  await person.waitFor(composer);
  await person.click(composer);
}

export async function type(person: Person, text: string): Promise<void> {
  await person.type(text);
}

export async function attach(person: Person, what: string): Promise<void> {
  await person.click(button('Attach'));
  await person.click(item(what));
}

export async function attachFiles(person: Person, what: string, files: readonly SampleFile[]): Promise<void> {
  await person.click(button('Attach'));
  await person.choose(item(what), files);
}

/** When the files were let in: sends what is staged. */
export async function sendStaged(person: Person, count = 1): Promise<void> {
  if (await isAsked(person)) return;
  await person.click(button(`Send ${String(count)} selected`));
}

/** What was held is asked about; what was not shows in the page. */
export async function isAsked(person: Person): Promise<boolean> {
  const staged = person.waitFor(`${dialog} [aria-label^="Send "]`).then(() => false);
  const asked = person.dialog().then(() => true);
  return Promise.any([staged, asked]);
}

export async function receive(person: Person, text: string): Promise<void> {
  await person.evaluate((arriving) => window.__replica.receive?.(arriving), text);
  await person.waitFor(lastRow);
}

export async function messageMenu(person: Person, row: string, what: string): Promise<void> {
  await person.hover(`${row} [data-id]`);
  await person.click(`${row} [aria-haspopup="menu"]`);
  await person.click(item(what));
}

export async function forwardTo(person: Person, ...titles: readonly string[]): Promise<void> {
  await person.click(button('Forward'));
  for (const title of titles) await person.click({ role: 'checkbox', name: title });
  await person.click(`${dialog} [aria-label="Send"]`);
}

export const plainFile: SampleFile = { path: 'notes-of-today.txt', content: 'nothing in particular\n' };
