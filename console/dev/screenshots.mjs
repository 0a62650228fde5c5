// Pictures of every page and state, and axe over each. Run after a build:
//   node console/dev/screenshots.mjs OUTPUT_FOLDER [only-names-that-contain]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { axeViolations, launch } from './browser.mjs';
import { createState, startMock } from './mock.mjs';
import { views } from './views.mjs';

const [, , folder = '.gallery', only = ''] = process.argv;
const list = (name, otherwise) => (process.env[name] ?? otherwise).split(',');
const widths = list('WIDTHS', '1440,1280,900,400').map(Number);
/** Each page in each theme and width; then in German, where words are longer, and where there is least room. */
const variants = [
  ...list('THEMES', 'light,dark').flatMap((theme) =>
    widths.map((width) => ({ theme, width, locale: process.env.LOCALE ?? 'en-GB', tag: '' })),
  ),
  ...(process.env.LOCALE === undefined
    ? [1280, 320].map((width) => ({ theme: 'light', width, locale: 'de-DE', tag: '-de' }))
    : []),
];
await mkdir(folder, { recursive: true });
const browser = await launch();
const mock = await startMock();
let wrong = 0;
for (const view of views.filter(({ name }) => name.includes(only))) {
  for (const { theme, width, locale, tag } of variants) {
    // What is pressed has its English name here.
    if (tag !== '' && view.act !== undefined) continue;
    mock.state = createState(view.scenario);
    const context = await browser.newContext({
      viewport: { width, height: 860 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Prague',
      locale,
    });
    const page = await context.newPage();
    const say = (text) => console.log(`${view.name}${tag} ${theme} ${width}: ${text}`);
    page.on(
      'console',
      (message) =>
        message.type() === 'error' && !/status of (4|5)/.test(message.text()) && say(message.text()),
    );
    page.on('pageerror', (error) => say(error.message));
    try {
      await page.goto(mock.url + view.hash);
      await page.locator(view.ready).first().waitFor({ timeout: 5000 });
      if (view.act !== undefined) {
        await view.act(page, mock);
        await page.locator(view.then).first().waitFor({ timeout: 5000 });
      }
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) say(`scrolls sideways by ${sideways} px`);
      for (const violation of await axeViolations(page)) {
        wrong++;
        say(violation);
      }
    } catch (error) {
      wrong++;
      say(String(error).split('\n')[0]);
    }
    await page.setViewportSize({ width, height: await wholeHeight(page) });
    await page.screenshot({ path: join(folder, `${view.name}${tag}-${theme}-${width}.png`) });
    await context.close();
  }
}
await browser.close();
await mock.close();
console.log(wrong === 0 ? 'axe: no violations' : `${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;

/** So high that a page of ordinary length is seen to its end; what fills the window by itself stays as it was. */
function wholeHeight(page) {
  return page.evaluate(() => {
    const content = document.querySelector('.content');
    const rest = content === null ? 0 : content.scrollHeight - content.clientHeight;
    return Math.min(2600, Math.max(document.documentElement.scrollHeight, innerHeight + rest));
  });
}
