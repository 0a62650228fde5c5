import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { PolicyFile } from '../lib/core/api/console.ts';
import { consoleForTests } from './dev/console-for-tests.ts';
import { harm } from './dev/harm.ts';
import { hostilePolicy } from './dev/hostile-policy.ts';
import { hostileWords } from './dev/hostile-words.ts';
import { tooWide } from './dev/widths.ts';

/** Valid files of policy with hostile words in them, where they are written, tried and shown. */
const console_ = consoleForTests();

const settings = `notice: { en: Chats are looked at. }
verifiedContacts:
  - { platform: telegram, id: '4711', name: Example }
`;

async function open(first: number, hash: string): Promise<Page> {
  const page = await console_().open('rules', '#/nowhere');
  await page.setViewportSize({ width: 1600, height: 900 });
  await page.route(/\/api\/policy(?:\/packs)?$/, async (route) => {
    const response = await route.fetch();
    // The policy in force, or the packs that come with the server.
    const answer: Partial<Record<'files' | 'packs', PolicyFile[]>> = await response.json();
    const name = answer.files === undefined ? 'packs' : 'files';
    const files = (answer[name] ?? []).map(({ path, text }) =>
      path === 'rules/settings.yaml' ? { path, text: text + settings } : { path, text },
    );
    const body = JSON.stringify({ ...answer, [name]: hostilePolicy(files, first) });
    return route.fulfill({ response, body });
  });
  await page.goto(console_().url + hash);
  return page;
}

async function expectNoHarm(page: Page, what: string): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
  const found: string[] = [];
  for (const width of [320, 1600]) {
    await page.setViewportSize({ width, height: 900 });
    found.push(...(await harm(page)), ...(await tooWide(page)));
  }
  expect([...new Set(found)], what).toEqual([]);
}

const fileAt = (path: string): string => `#/rules/edit/rules%2F${encodeURIComponent(path)}`;
/** Which words come first; every word in every field only in `npm run test:matrix`. */
const firstWords = process.env['SLUICE_MATRIX'] === 'full' ? [...hostileWords.keys()] : [0];
const card = ['4539', '5787', '6362', '1486'].join(' ');

it.each(firstWords)('a pack is written and tried with hostile words, number %i first', async (first) => {
  const page = await open(first, fileAt('packs/payment-cards.yaml'));
  await page.locator('.form-rule-open').waitFor();
  const tried = (hostileWords[first] ?? '').slice(0, 300);
  await page.getByLabel('Message to try').fill(`${tried} please book it on ${card}, thanks ${tried}`);
  await page.locator('.bench-marked mark').first().waitFor();
  await page.locator('.survey').waitFor();
  await page.locator('.bench-dialog').waitFor();
  await expectNoHarm(page, 'the editor and the bench');
  await page.locator('.form-rule-open').getByRole('button', { name: 'Add a detector…' }).first().click();
  await page.locator('.picker-name').first().click();
  await page.locator('.picker-facts').waitFor();
  await expectNoHarm(page, 'the choice of detectors');
});

it.each(
  firstWords.flatMap((first) =>
    [
      ['detectors/credit-card.yaml', '.example-result .good'],
      ['dictionaries/project-names.yaml', '.rule-form'],
      ['settings.yaml', '.form-file'],
    ].map(([path = '', ready = '']) => [path, first, ready] as const),
  ),
)('%s is written with hostile words, number %i first', async (path, first, ready) => {
  const page = await open(first, fileAt(path));
  await page.locator(ready).first().waitFor();
  await expectNoHarm(page, path);
});

it.each(
  firstWords.flatMap((first) =>
    [
      ['#/settings/contacts', 'tbody'],
      ['#/settings/notices', 'form'],
      ['#/rules/packs', '.shelf'],
      ['#/rules/packs/payment-cards', '.pack-rules'],
    ].map(([hash = '', ready = '']) => [hash, first, ready] as const),
  ),
)('%s shows files with hostile words, number %i first', async (hash, first, ready) => {
  const page = await open(first, hash);
  await page.locator(ready).first().waitFor();
  await page.waitForFunction(() => document.querySelector('main .loading') === null);
  await expectNoHarm(page, hash);
});
