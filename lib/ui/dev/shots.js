import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowsers } from '../../../scripts/lib/setup.mjs';
import { bundle } from './isolated-page.js';

const here = (name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

/** Every two of language, theme and width meet in one of these. */
const looks = [
  { language: 'en', page: 'light', width: 'wide' },
  { language: 'en', page: 'dark', width: 'narrow' },
  { language: 'ar', page: 'light', width: 'narrow' },
  { language: 'ar', page: 'dark', width: 'wide' },
  { language: 'en', page: 'light', width: 'zoomed' },
];
/** Of the dialog as well: a telephone on its side. */
const short = { language: 'en', page: 'light', width: 'short' };
/** Of a state that is about a language. */
const own = [
  { language: null, page: 'light', width: 'wide' },
  { language: null, page: 'light', width: 'narrow' },
  { language: null, page: 'light', width: 'zoomed' },
];
/** `zoomed`: the wide one at 200 %, where everything has half the room. */
const viewports = {
  wide: { width: 900, height: 800 },
  narrow: { width: 320, height: 640 },
  zoomed: { width: 450, height: 400 },
};
/** What is a window of its own has its own width. */
const pageViewports = { ...viewports, wide: { width: 1000, height: 900 } };
const ownViewports = {
  dialog: { ...viewports, narrow: { width: 320, height: 480 }, short: { width: 640, height: 320 } },
  popup: {
    wide: { width: 340, height: 560 },
    narrow: { width: 320, height: 560 },
    zoomed: { width: 340, height: 280 },
  },
  welcome: pageViewports,
  options: pageViewports,
  record: pageViewports,
  practice: { ...viewports, wide: { width: 1280, height: 800 } },
};
/** Shown down to their end. */
const whole = ['popup', 'welcome', 'options', 'record'];

const seeChip = (page) => page.locator('.chip').waitFor();
const openCard = async (page) => {
  await seeChip(page);
  await page.keyboard.press('Control+.');
  await page.locator('.card').waitFor();
};
const takeOut = async (page) => {
  await openCard(page);
  await page.locator('.card .primary').click();
  await page.locator('.card [role=alert]').waitFor();
};
/** Says something in the dialog, and waits for what comes of it. */
const say = (at) => async (page) => {
  await press(at)(page);
  await page.locator('.report:visible textarea').fill('An order number');
  await page.locator('.report:visible button').click();
  await page.locator('.reports [role=status]:not(:empty)').waitFor();
};
const refuse = async (page) => {
  await page.locator('textarea').fill('sluice1.an-old-code');
  await page.locator('button[type=submit]').click();
  await page.locator('[role=alert]:visible').waitFor();
};
/** It takes no click before somebody can have read it. */
const onceReady = (act) => async (page) => {
  await page.locator('dialog[data-ready]').waitFor();
  await act(page);
};
const press = (at) => (page) => page.locator('.reports > .quiet').nth(at).click();
const openFirst = (page) => page.locator('summary').first().click();
const leaveOut = (page) => page.locator('.leave').first().click();
const showAll = (page) => page.locator('.more .leave').click();
const wait = {
  mark: seeChip,
  // Screen readers hear of it a moment after it is there.
  notice: (page) => page.locator('.toast p:not(:empty)').waitFor(),
  progress: (page) => page.locator('.toast p:not(:empty)').waitFor(),
};
/** What is only there after something was done. */
const acts = [
  { part: 'mark', state: 'block', name: 'card', act: openCard },
  { part: 'mark', state: 'warn', name: 'card', act: openCard },
  { part: 'mark', state: 'redact', name: 'card', act: openCard },
  { part: 'mark', state: 'stays', name: 'not-taken', act: takeOut },
  { part: 'dialog', state: 'dispute', name: 'reported', act: say(0) },
  { part: 'dialog', state: 'dispute-lost', name: 'failed', act: say(0) },
  { part: 'dialog', state: 'wish', name: 'sent', act: say(1) },
  { part: 'popup', state: 'not-enrolled', name: 'refused', act: refuse },
  { part: 'options', state: 'not-enrolled', name: 'refused', act: refuse },
  { part: 'dialog', state: 'wish', name: 'dispute-open', act: press(0) },
  { part: 'dialog', state: 'wish', name: 'wish-open', act: press(1) },
  { part: 'dialog', state: 'pictures', name: 'one-left-out', act: leaveOut },
  { part: 'dialog', state: 'many-to-choose', name: 'all', act: showAll },
  { part: 'dialog', state: 'many-files', name: 'all', act: showAll },
  {
    part: 'dialog',
    state: 'short-pause',
    name: 'over',
    act: (page) => page.locator('.quiet:enabled').waitFor(),
  },
  {
    part: 'dialog',
    state: 'retype',
    name: 'another-name',
    act: (page) => page.locator('textarea').fill('Bob'),
  },
  { part: 'record', state: 'usual', name: 'open', act: openFirst },
  {
    part: 'record',
    state: 'usual',
    name: 'dispute',
    act: (page) => page.locator('article > div > .button-quiet').first().click(),
  },
  { part: 'dialog', state: 'warn', name: 'copied', act: (page) => page.locator('button.other').click() },
];

/**
 * A picture of every state of what employees see, into `folder`, and axe's word on each.
 * @param {string} folder
 * @param {(name: string) => boolean} isWanted
 * @returns {Promise<{ file: string, title: string, problems: string[] }[]>}
 */
export async function shootUi(folder, isWanted) {
  mkdirSync(folder, { recursive: true });
  const script = await bundle('gallery.ts');
  const files = {
    '/gallery.html': ['text/html', here('gallery.html')],
    '/gallery.css': ['text/css', here('gallery.css')],
    '/gallery.bundle.js': ['text/javascript', script],
  };
  const browser = await chromium.launch({
    executablePath: (await ensureBrowsers()).chromium,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  const shoot = async ({ name, query, act, page: theme, viewport, fullPage = false }) => {
    const context = await browser.newContext({
      viewport,
      reducedMotion: 'reduce',
      colorScheme: theme === 'dark' ? 'dark' : 'light',
      permissions: ['clipboard-write'],
    });
    const problems = [];
    await context.route(/^https:/, (route) => {
      const { host, pathname } = new URL(route.request().url());
      const [contentType, body] = (host === 'gallery.test' ? files[pathname] : undefined) ?? [
        'text/plain',
        '',
      ];
      return route.fulfill({ contentType, body });
    });
    const page = await context.newPage();
    page.on('pageerror', (error) => problems.push(error.message));
    // Open shadow roots, because axe cannot look into closed ones.
    await page.addInitScript(() => {
      const { attachShadow } = Element.prototype;
      Element.prototype.attachShadow = function (init) {
        return attachShadow.call(this, { ...init, mode: 'open' });
      };
    });
    try {
      await page.goto(`https://gallery.test/gallery.html?${query}`);
      await act?.(page);
      await page.screenshot({ path: join(folder, `${name}.png`), fullPage });
      await page.addScriptTag({ path: axe });
      // Of WCAG 2.2, and off by itself.
      const { violations } = await page.evaluate(() =>
        globalThis.axe.run({ rules: { 'target-size': { enabled: true } } }),
      );
      problems.push(...violations.map(describe));
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) problems.push(`scrolls sideways by ${String(sideways)} px`);
      problems.push(...(await page.evaluate(cutOff)), ...(await page.evaluate(outOfReach)));
      return { shot: { file: `${name}.png`, title: name, problems }, page, context };
    } catch (error) {
      problems.push(String(error).split('\n')[0]);
      return { shot: { file: `${name}.png`, title: name, problems }, page, context };
    }
  };
  const first = await shoot({ name: 'nothing', query: '', page: 'light', viewport: viewports.wide });
  const { states, spoken } = await first.page.evaluate(() => ({
    states: globalThis.states,
    spoken: globalThis.spoken,
  }));
  await first.context.close();

  const wanted = [
    ...Object.entries(states).flatMap(([part, names]) =>
      names.map((state) => ({ part, state, title: `${part}-${state}`, act: wait[part] })),
    ),
    ...acts.map(({ part, state, name, act }) => ({
      ...{ part, state, title: `${part}-${state}-${name}` },
      act: part === 'dialog' ? onceReady(act) : act,
    })),
  ];
  const queue = wanted.flatMap(({ part, state, title, act }) =>
    looksOf(part, spoken.includes(title)).map(({ language, page, width }) => ({
      name: `${title}-${language ?? 'own'}-${page}-${width}`,
      query: new URLSearchParams({ [part]: state, ...(language && { language, page }) }).toString(),
      act,
      page,
      fullPage: whole.includes(part),
      viewport: (ownViewports[part] ?? viewports)[width],
    })),
  );
  const shots = [];
  const left = queue.filter(({ name }) => isWanted(name));
  const work = async () => {
    for (let next = left.shift(); next !== undefined; next = left.shift()) {
      const { shot, context } = await shoot(next);
      shots.push(shot);
      await context.close();
    }
  };
  await Promise.all([work(), work()]);
  await browser.close();
  return shots.sort((a, b) => (a.title < b.title ? -1 : 1));
}

function looksOf(part, isSpoken) {
  if (isSpoken) return own;
  return part === 'dialog' ? [...looks, short] : looks;
}

/**
 * Runs in the page, as `cutOff`, with motion reduced: what moves all the same, what is out of view of the dialog's first
 * buttons, and what stands nearer to another than the ring of focus and 8 px.
 */
function outOfReach() {
  const shadows = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
  const all = (selector) =>
    [document, ...shadows]
      .flatMap((root) => [...root.querySelectorAll(selector)])
      .filter((one) => one.checkVisibility());
  const boxes = all('dialog :is(.primary, .other)').map((one) => ({ one, box: one.getBoundingClientRect() }));
  const moving = all('*').filter((one) => {
    const { animationName, transitionDuration } = getComputedStyle(one);
    return animationName !== 'none' || !/^0s(?:, 0s)*$/.test(transitionDuration);
  });
  // Who has gone down to a form below the buttons has them above.
  const isDown = all('dialog').some(({ scrollTop }) => scrollTop > 0);
  const away = boxes.filter(
    ({ one, box }) =>
      one.matches('.ways > *, [aria-keyshortcuts]') && (box.bottom > innerHeight || (box.top < 0 && !isDown)),
  );
  const crowded = boxes.flatMap(({ one, box }, at) =>
    boxes.slice(at + 1).flatMap((other) => {
      // What scrolls passes under the buttons that stay.
      if (one.matches('.ways > *') !== other.one.matches('.ways > *')) return [];
      const across = Math.max(other.box.left - box.right, box.left - other.box.right);
      const down = Math.max(other.box.top - box.bottom, box.top - other.box.bottom);
      return Math.max(across, down) < 12 ? [`${one.textContent} is crowded by ${other.one.textContent}`] : [];
    }),
  );
  return [
    ...moving.map(({ localName, className }) => `${localName}.${String(className)} moves`),
    ...away.map(({ one }) => `${one.textContent} is out of view`),
    ...crowded,
  ];
}

/**
 * Runs in the page, in which all shadow roots are open: what of ours is wider than its box, so that it is cut off or
 * scrolls sideways, or stands out of its dialog.
 */
function cutOff() {
  const everything = (root) =>
    [...root.querySelectorAll('*')].flatMap((one) => [
      one,
      ...(one.shadowRoot ? everything(one.shadowRoot) : []),
    ]);
  const shown = everything(document).filter(
    (one) => one.checkVisibility() && !one.closest('.hidden, .visually-hidden') && one.clientWidth > 1,
  );
  const clipped = shown
    .filter((one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX !== 'visible')
    .map((one) => `${nameOf(one)} is cut off or scrolls by ${String(one.scrollWidth - one.clientWidth)} px`);
  const outside = shown.flatMap((one) => {
    const box = one.closest('.surface, .marks-box')?.getBoundingClientRect();
    if (box === undefined) return [];
    const { left, right } = one.getBoundingClientRect();
    return left < box.left - 1 || right > box.right + 1 ? [`${nameOf(one)} stands out of its dialog`] : [];
  });
  function nameOf({ localName, className }) {
    return `${localName}.${String(className)}`;
  }
  return [...new Set([...clipped, ...outside])];
}

function describe({ id, nodes }) {
  const places = nodes.map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ''})`);
  return `${id}: ${places.join('; ')}`;
}
