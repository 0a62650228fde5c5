import { describe, expect, it } from 'vitest';
import { composer } from '../harness/chat.ts';
import { shows } from '../harness/dialog.ts';
import { cardMessage } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createChromiumPerson } from '../matrix/chromium-person.ts';
import { createDesktop } from '../matrix/files.ts';
import type { Person } from '../matrix/person.ts';
import { button, item, openWhatsApp } from '../matrix/whatsapp-page.ts';
import { chaosStage } from './stage.ts';

/**
 * The guard's own code throws: elements whose names stand before the DOM's own methods do that to whoever reads the page,
 * in every world. What could not be judged does not go out, somebody is told, and afterwards all is as before.
 */

const stage = chaosStage();
const text = cardMessage(21);
const file = { path: 'cards.csv', content: `name,card\n${text}\n` };
const composerOf = 'footer [contenteditable="true"]';

/** Runs in the page: every composer is in a form of which nothing can be asked, at once or when a picker opens. */
function breakForms(when: string): void {
  const form = document.createElement('form');
  form.style.cssText = 'display: contents';
  const app = document.body.firstElementChild;
  app?.replaceWith(form);
  if (app) form.append(app);
  const breakNow = () => {
    const named = document.createElement('input');
    named.name = 'querySelector';
    named.hidden = true;
    form.append(named);
  };
  if (when === 'now') breakNow();
  else
    addEventListener('click', ({ target }) => {
      if (target instanceof HTMLInputElement && target.type === 'file') breakNow();
    });
}

/** Runs in the page. */
function mendForms(): void {
  document.querySelector('[name="querySelector"]')?.remove();
}

/** Runs in the page, which can read an input whenever it likes. */
function filesInInputs(): number {
  const inputs = [...document.querySelectorAll<HTMLInputElement>('input[type="file"]')];
  return inputs.reduce((sum, { files }) => sum + (files?.length ?? 0), 0);
}

const ways: readonly (readonly [string, (person: Person) => Promise<void>])[] = [
  ['Enter', (person) => person.press('Enter')],
  ['the send button', (person) => person.click(button('Send'))],
  ['a pasted text', (person) => person.paste({ text })],
  ['a dropped text', (person) => person.dropText(composerOf, text)],
  ['a dropped file', (person) => person.dropFiles(composerOf, [file])],
  ['a dropped folder', (person) => person.dropFolder(composerOf, [{ ...file, path: `all/${file.path}` }])],
  [
    'a chosen file',
    async (person) => {
      await person.click(button('Attach'));
      await person.choose(item('Document'), [file]);
    },
  ],
];

describe('while the guard fails at reading the page', () => {
  it.each(ways)('%s is held, and somebody is told', async (what, send) => {
    const desktop = createDesktop();
    const page = await stage().context.newPage();
    const person = await createChromiumPerson(
      { ...stage(), tabs: { open: () => Promise.resolve(page), leave: () => page.close() } },
      desktop,
    );
    try {
      await openWhatsApp(person);
      await person.type('see you at noon');
      await person.evaluate(breakForms, what === 'a chosen file' ? 'at a picker' : 'now');
      await send(person);
      await until('what is said about it', () => shows(page, 'something went wrong'));
      expect(await person.sent()).toEqual([]);
      expect(await person.count(button('Send 1 selected'))).toBe(0);
      expect(await person.evaluate(filesInInputs)).toBe(0);
      await person.evaluate(mendForms);
      expect(await draft(person)).toBe('see you at noon');
      await composer(page).focus();
      await person.press('Enter');
      await until('the clean text', async () => (await person.sent()).length > 0);
      expect((await person.sent()).map((one) => one.text)).toEqual(['see you at noon']);
    } finally {
      await person.close();
      desktop.clear();
    }
  });
});

function draft(person: Person): Promise<string> {
  return person.evaluate(() => window.__replica.drafts['c1'] ?? '');
}
