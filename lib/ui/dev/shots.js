/**
 * `node lib/ui/dev/shots.js FOLDER [PART-OF-NAMES]`: a picture of every state of dialog, popup and pages, and axe's word
 * on each.
 */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { bundle } from './isolated-page.js';

const [, , folder = 'test-results/gallery', only = ''] = process.argv;
mkdirSync(folder, { recursive: true });
const here = (name) => readFileSync(fileURLToPath(new URL(name, import.meta.url)), 'utf8');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const script = await bundle('gallery.ts');
const files = {
  '/gallery.html': ['text/html', here('gallery.html')],
  '/gallery.css': ['text/css', here('gallery.css')],
  '/gallery.bundle.js': ['text/javascript', script],
};
const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-background-networking'],
});
let problems = 0;

async function shoot(name, query, { act, whole = false, ...options } = {}) {
  if (name !== 'notice' && !name.includes(only)) return undefined;
  const context = await browser.newContext({
    viewport: { width: 900, height: 800 },
    reducedMotion: 'reduce',
    ...options,
  });
  await context.route('http://gallery.test/**', (route) => {
    const [contentType, body] = files[new URL(route.request().url()).pathname] ?? ['text/plain', ''];
    return route.fulfill({ contentType, body });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    problems += 1;
    console.error(`${name}: ${error.message}`);
  });
  // Open shadow roots, because axe cannot look into closed ones; `mirrored`: as a right-to-left catalogue would be.
  await page.addInitScript((mirrored) => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function (init) {
      const root = attachShadow.call(this, { ...init, mode: 'open' });
      if (mirrored) queueMicrotask(() => root.querySelector('dialog')?.setAttribute('dir', 'rtl'));
      return root;
    };
  }, query.includes('mirrored'));
  await page.goto(`http://gallery.test/gallery.html?${query}`);
  await act?.(page);
  await page.screenshot({ path: `${folder}/${name}.png`, fullPage: whole });
  await page.addScriptTag({ path: axe });
  const { violations } = await page.evaluate(() => globalThis.axe.run());
  for (const { id, nodes } of violations) {
    problems += 1;
    console.error(
      `${name}: ${id}: ${nodes.map(({ html, any }) => `${html.slice(0, 120)} (${any[0]?.message ?? ''})`).join('; ')}`,
    );
  }
  const states = await page.evaluate(() => globalThis.states);
  await context.close();
  return states;
}

const { dialog, popup, welcome, options, record, practice } = await shoot('notice', 'notice');
await shoot('progress', 'progress=customers-2026.xlsx');
await shoot(
  'progress-dark',
  'progress=a%20very%20long%20name%20of%20a%20file%20that%20goes%20on%20and%20on.xlsx&page=dark&language=de',
  {
    viewport: { width: 360, height: 640 },
  },
);
const seeChip = async (page) => {
  await page.locator('.chip').waitFor();
};
const openCard = async (page) => {
  await seeChip(page);
  await page.keyboard.press('Control+.');
  await page.locator('.card').waitFor();
};
/** Down to the end of the page. */
const whole = true;
const narrow = { viewport: { width: 320, height: 568 } };
await shoot('mark-block', 'mark=block', { act: seeChip });
await shoot('mark-warn-dark', 'mark=warn&page=dark', { act: seeChip });
await shoot('mark-card', 'mark=block', { act: openCard });
await shoot('mark-card-dark-german', 'mark=warn&page=dark&language=de', { act: openCard });
await shoot('mark-card-narrow', 'mark=block&language=fr', { act: openCard, ...narrow });
await shoot('mark-card-rtl-page', 'mark=warn&page=rtl', { act: openCard });
for (const name of dialog) await shoot(`dialog-${name}`, `dialog=${name}`);
for (const name of ['german', 'long', 'justify-choices', 'german-files', 'german-redact', 'block-call']) {
  await shoot(`narrow-${name}`, `dialog=${name}`, { viewport: { width: 360, height: 640 } });
}
await shoot('dialog-dispute-open', 'dialog=dispute', {
  act: (page) => page.getByRole('button', { name: 'This isn’t sensitive' }).click(),
});
await shoot('mirrored', 'dialog=justify-choices&mirrored');
await shoot('zoomed', 'dialog=justify-choices', {
  viewport: { width: 450, height: 400 },
  deviceScaleFactor: 2,
});
for (const name of popup)
  await shoot(`popup-${name}`, `popup=${name}`, { viewport: { width: 340, height: 560 }, whole });
for (const name of ['protected', 'waiting', 'not-enrolled', 'check-ok', 'check-degraded', 'check-blind']) {
  await shoot(`popup-dark-${name}`, `popup=${name}`, {
    viewport: { width: 340, height: 560 },
    colorScheme: 'dark',
  });
}
const desk = { viewport: { width: 1000, height: 900 } };
const small = { viewport: { width: 320, height: 640 } };
const dark = { colorScheme: 'dark' };
const openFirst = async (page) => {
  await page.locator('summary').first().click();
};
for (const name of welcome) await shoot(`welcome-${name}`, `welcome=${name}`, { ...desk, whole });
for (const name of options) await shoot(`options-${name}`, `options=${name}`, { ...desk, whole });
for (const name of record) await shoot(`record-${name}`, `record=${name}`, { ...desk, whole });
await shoot('welcome-dark', 'welcome=usual', { ...desk, ...dark, whole });
await shoot('welcome-narrow', 'welcome=german', { ...small, whole });
await shoot('options-dark-asking', 'options=asking', { ...desk, ...dark });
await shoot('options-narrow', 'options=german', { ...small, whole });
await shoot('options-narrow-unsent', 'options=unsent', { ...small });
await shoot('record-open', 'record=usual', { ...desk, whole, act: openFirst });
await shoot('record-dark-open', 'record=german', { ...desk, ...dark, whole, act: openFirst });
await shoot('record-narrow-open', 'record=german', { ...small, whole, act: openFirst });
await shoot('record-arabic-open', 'record=arabic', { ...desk, whole, act: openFirst });
await shoot('record-dispute', 'record=usual', {
  ...desk,
  act: (page) => page.getByRole('button', { name: 'This isn’t sensitive' }).first().click(),
});
await shoot('record-zoomed', 'record=german', {
  viewport: { width: 500, height: 400 },
  deviceScaleFactor: 2,
});
const screen = { viewport: { width: 1280, height: 800 } };
for (const name of practice) await shoot(`practice-${name}`, `practice=${name}`, screen);
for (const name of ['demonstration', 'halfway', 'done', 'arabic']) {
  await shoot(`practice-dark-${name}`, `practice=${name}`, { ...screen, ...dark });
}
for (const name of ['demonstration', 'german', 'arabic', 'full']) {
  await shoot(`practice-narrow-${name}`, `practice=${name}`, { ...small, whole });
}
await shoot('practice-instead', 'instead=en', { viewport: { width: 640, height: 360 } });
await browser.close();
console.log(problems === 0 ? 'no problems' : `${problems} problems`);
process.exitCode = problems === 0 ? 0 : 1;
