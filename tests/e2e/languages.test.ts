import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { textsFor } from '../../lib/ui/texts/catalogue.ts';
import { dialogCatalogues } from '../../lib/ui/texts/dialog/index.ts';
import { dialogLanguages } from '../../lib/ui/texts/dialog/languages.ts';
import { typeText } from '../harness/chat.ts';
import { dialogDirection, dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { cardMessage } from '../harness/samples.ts';
import { createWorld, type World } from '../harness/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld({ chromiumArguments: ['--accept-lang=ar,en'] });
});
afterAll(async () => {
  await world?.close();
});

it('speaks the reader’s language in the messenger, from right to left where that is so', async () => {
  const page = await world.openChat();
  expect(await page.evaluate(() => navigator.languages[0])).toBe('ar');
  await typeText(page, cardMessage(1));
  await page.keyboard.press('Enter');
  const dialog = await seeDialog(page);
  const edit = textsFor(dialogCatalogues, ['ar']).say('edit');
  expect(dialog.buttons).toContain(edit);
  expect(await dialogDirection(page)).toBe('rtl');
  await dialog.click(edit);
  await dialogGone(page);
  expect(await hasDialog(page)).toBe(false);
});

it.each(['chrome-mv3', 'firefox-mv3'])(
  'has the words of every language in the extension for %s',
  (browser) => {
    const folder = join(import.meta.dirname, `../../.output/${browser}`, 'texts');
    const others = dialogLanguages.filter((language) => language !== 'en');
    expect(others.filter((language) => !existsSync(join(folder, `${language}.js`)))).toEqual([]);
    expect(others).toHaveLength(7);
  },
);
