import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openConsole, type ConsoleBrowser } from './dev/console-browser.ts';
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

let console_: ConsoleBrowser;
beforeAll(async () => {
  console_ = await openConsole();
});
afterAll(() => console_.close());
beforeEach(() => console_.newPage());
afterEach(() => console_.endPage());

/** What a page shows that hostile words may not do to it. */
function harm(page: Page): Promise<readonly string[]> {
  return page.evaluate(
    (rightToLeft) => {
      const found: string[] = [];
      // A name beside words of ours is isolated in it; one that stands alone has nothing to turn.
      const turnsWords = (text: string) =>
        rightToLeft.some((name) => {
          const around = text.replaceAll(`\u2068${name}\u2069`, '').replaceAll(name, '\u0590');
          return around.includes('\u0590') && /[a-z]/i.test(around);
        });
      const named = ['aria-label', 'title', 'placeholder', 'alt', 'aria-description'];
      const said = [...document.querySelectorAll(named.map((name) => `[${name}]`).join(', '))].flatMap(
        (element) =>
          named.map((name) => [`${name} of ${element.tagName}`, element.getAttribute(name) ?? ''] as const),
      );
      for (const [where, text] of [['the title of the window', document.title] as const, ...said])
        if (turnsWords(text)) found.push(`not isolated in ${where}: ${text.slice(0, 80)}`);
      if ('hacked' in globalThis) found.push(`ran: ${String(Reflect.get(globalThis, 'hacked'))}`);
      for (const element of document.querySelectorAll('[href], [src], [action], [formaction]'))
        for (const name of ['href', 'src', 'action', 'formaction'])
          if (/^\s*(?:javascript|data|vbscript):/i.test(element.getAttribute(name) ?? ''))
            found.push(`${element.tagName} leads to ${element.getAttribute(name) ?? ''}`);
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const isolated = 'bdi, [dir], .cm-editor, code, pre, blockquote, option, title, textarea';
      for (let node = texts.nextNode(); node !== null; node = texts.nextNode()) {
        // What a sentence isolates is closed in it.
        const text = (node.nodeValue ?? '').replace(/\u2068[^\u2066-\u2069]*\u2069/g, (part) =>
          part.slice(1, -1).replace(/[\u0590-\u06ff]/g, ''),
        );
        const where = node.parentElement?.closest('[class]')?.className ?? '';
        if (
          /[\u0000-\u0008\u000b-\u001f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]|[\u{e0000}-\u{e007f}]/u.test(
            text,
          )
        )
          found.push(`hidden characters in .${where}: ${JSON.stringify(text.slice(0, 60))}`);
        if (/[\u0590-\u06ff]/.test(text) && node.parentElement?.closest(isolated) === null)
          found.push(`not isolated in .${where}: ${text.slice(0, 60)}`);
      }
      const sideways = document.documentElement.scrollWidth - innerWidth;
      if (sideways > 0) found.push(`scrolls sideways by ${String(sideways)} px at ${String(innerWidth)}`);
      return found;
    },
    hostileWords.filter((word) => /^[\u0590-\u06ff]/.test(word)),
  );
}

/** With which words each answer begins; every third of them only in `npm run test:matrix`. */
const firstWords =
  process.env['SLUICE_MATRIX'] === 'full'
    ? hostileWords.flatMap((_, first) => (first % 3 === 1 ? [first] : []))
    : [4];

it.each(firstWords.flatMap((first) => pages.map(([hash, ready]) => [hash, first, ready] as const)))(
  'hostile words do nothing on %s, word %i first',
  async (hash, first, ready) => {
    const page = await console_.open('usual', '#/nowhere');
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
    await page.goto(console_.url + hash);
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
  const page = await console_.open('usual', '#/nowhere');
  await page.route(/\/api\/(?!session$)/, async (route) => {
    const response = await route.fetch();
    const named = await response.text();
    return route.fulfill({ response, body: named.replaceAll(/"(label|en)":"[^"]*"/g, `"$1":"${name}"`) });
  });
  await page.goto(`${console_.url}#/rules`);
  await page
    .getByRole('link', { name: `Edit ${isolated}` })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Enforce…' }).first().click();
  await page.getByRole('dialog', { name: `Enforce “${isolated}”?` }).waitFor();
  await page.goto(`${console_.url}#/coverage/devices/0000000d-0000-4000-8000-000000000003`);
  await expect.poll(() => page.title()).toBe(`${isolated} · Coverage · Sluice`);
});
