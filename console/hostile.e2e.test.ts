import { expect, it } from 'vitest';
import { consoleForTests } from './dev/console-for-tests.ts';
import { harm } from './dev/harm.ts';
import { hostileWords, withHostileWords } from './dev/hostile-words.ts';

/** Every page with hostile words in every field that a device, an employee or a rule author can fill. */
const parts = ['me', 'people', 'teams', 'sign-in', 'accounts', 'contacts', 'notices', 'devices', 'retention'];
const pages: readonly (readonly [string, string])[] = [
  ['', '.overview'],
  ['#/incidents', '.detail'],
  ['#/incidents?by=rule', '.content'],
  ['#/rules', '.rule'],
  ['#/rules/edit/rules%2Fpacks%2Fpayment-cards.yaml', '.code .cm-content'],
  ['#/rules/drafts', '.things'],
  ['#/rules/drafts/d0000000-0000-4000-8000-000000000001', '.diff'],
  ['#/rules/proposals/e0000000-0000-4000-8000-000000000001', '.diff'],
  ['#/rules/history/6', '.diff'],
  ['#/rules/packs', '.shelf'],
  ['#/coverage', '.matrix'],
  ['#/coverage/devices', '.devices'],
  ['#/coverage/devices/0000000d-0000-4000-8000-000000000003', '.facts'],
  ['#/coverage/expected', 'tbody'],
  ['#/coverage/kit', '.kit'],
  ['#/reports', 'section.report'],
  ['#/reports/monthly/2026-10', 'section.report'],
  ...[...parts, 'personal-data', 'integrations', 'tokens', 'keys', 'audit'].map(
    (part) => [`#/settings/${part}`, '.settings-part > *:nth-child(2)'] as const,
  ),
];

const console_ = consoleForTests();

/** With which words each answer begins; every third of them only in `npm run test:matrix`. */
const firstWords =
  process.env['SLUICE_MATRIX'] === 'full'
    ? hostileWords.flatMap((_, first) => (first % 3 === 1 ? [first] : []))
    : [4];

it.each(firstWords.flatMap((first) => pages.map(([hash, ready]) => [hash, first, ready] as const)))(
  'hostile words do nothing on %s, word %i first',
  async (hash, first, ready) => {
    const page = await console_().open('usual', '#/nowhere');
    const changed = new Set<string>();
    await page.route(/\/api\/(?!session$)/, async (route) => {
      const response = await route.fetch();
      if (!(response.headers()['content-type'] ?? '').includes('json')) return route.fulfill({ response });
      const { pathname } = new URL(route.request().url());
      changed.add(pathname);
      // By its address, not by its turn: which of them comes first differs from run to run.
      const body = JSON.stringify(withHostileWords(await response.json(), first + pathname.length));
      return route.fulfill({ response, body });
    });
    await page.goto(console_().url + hash);
    await page.locator(ready).first().waitFor({ timeout: 20_000 });
    await page.waitForFunction(() => document.querySelector('main .loading') === null);
    const found: string[] = [];
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await harm(page)));
    }
    expect([...new Set(found)]).toEqual([]);
    expect(changed.size).toBeGreaterThan(0);
  },
  60_000,
);

it('names from right to left leave the words around them where they are: in the window’s title, a dialog’s, and labels', async () => {
  const name = 'سجل 12';
  const isolated = `\u2068${name}\u2069`;
  const page = await console_().open('usual', '#/nowhere');
  await page.route(/\/api\/(?!session$)/, async (route) => {
    const response = await route.fetch();
    const named = await response.text();
    return route.fulfill({ response, body: named.replaceAll(/"(label|en)":"[^"]*"/g, `"$1":"${name}"`) });
  });
  await page.goto(`${console_().url}#/rules`);
  await page
    .getByRole('link', { name: `Edit ${isolated}` })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Enforce…' }).first().click();
  await page.getByRole('dialog', { name: `Enforce “${isolated}”?` }).waitFor();
  await page.goto(`${console_().url}#/coverage/devices/0000000d-0000-4000-8000-000000000003`);
  await expect.poll(() => page.title()).toBe(`${isolated} · Coverage · Sluice`);
});
