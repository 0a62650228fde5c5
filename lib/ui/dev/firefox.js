/**
 * `node lib/ui/dev/firefox.js FOLDER`: the dialog as a real content script in Firefox ESR, on a strict page that
 * records every event; keys are trusted. Prints what was seen and fails when a key got through.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strict as assert } from 'node:assert';
import puppeteer from 'puppeteer-core';
import { bundle } from './isolated-page.js';

const folder = process.argv[2] ?? 'test-results/gallery';
mkdirSync(folder, { recursive: true });
const html = `<!doctype html><meta charset="utf-8"><title>chat</title><body>
<p>messages</p><div id="composer" contenteditable="true">one two three</div>
<script>
window.heard = [];
for (const target of [window, document, document.body])
  for (const type of ['keydown', 'keypress', 'keyup', 'beforeinput', 'input', 'paste', 'click', 'mousedown', 'submit', 'focusin'])
    target.addEventListener(type, (event) => heard.push(type + ' ' + (event.key ?? '') + ' ' + (event.target.id ?? '')), true);
</script>`;
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; style-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
const server = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy }).end(html),
);
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const url = `http://127.0.0.1:${server.address().port}/`;

const extension = mkdtempSync(join(tmpdir(), 'dialog-'));
writeFileSync(
  join(extension, 'manifest.json'),
  JSON.stringify({
    manifest_version: 3,
    name: 'dialog',
    version: '1',
    browser_specific_settings: { gecko: { id: 'dialog@example.invalid' } },
    content_scripts: [{ matches: ['http://127.0.0.1/*'], js: ['content.js'], run_at: 'document_start' }],
    host_permissions: ['http://127.0.0.1/*'],
  }),
);
// The page asks by an event, for this test only; answers come back as attributes.
const remote = `
addEventListener('ask-for', (event) => { try { world.ask(event.target.documentElement.dataset.ask);
  world.next.then((answer) => { document.documentElement.dataset.answer = JSON.stringify(answer); }); }
  catch (error) { document.documentElement.dataset.error = String(error); } });`;
writeFileSync(join(extension, 'content.js'), (await bundle('dialog-world.ts', 'firefox')) + remote);

const browser = await puppeteer.launch({
  browser: 'firefox',
  executablePath: '/usr/bin/firefox-esr',
  headless: true,
});
try {
  await browser.installExtension(extension);
  const page = await browser.newPage();
  await page.setViewport({ width: 900, height: 800 });
  await page.goto(url);
  const ask = async (state) => {
    await page.click('#composer');
    await page.evaluate((name) => {
      delete document.documentElement.dataset.answer;
      document.documentElement.dataset.ask = name;
      document.dispatchEvent(new Event('ask-for', { bubbles: true }));
    }, state);
    assert.equal(await page.evaluate(() => document.documentElement.dataset.error), undefined);
    await page.evaluate(() => {
      globalThis.heard.length = 0;
    });
  };
  const answer = async () =>
    JSON.parse(
      await (
        await page.waitForFunction(() => document.documentElement.dataset.answer, { timeout: 5000 })
      ).jsonValue(),
    );
  const heard = () => page.evaluate(() => globalThis.heard.filter((line) => !line.startsWith('focusin')));

  await ask('warn');
  await page.screenshot({ path: `${folder}/firefox-warn.png` });
  await page.keyboard.press('Enter');
  assert.deepEqual(await answer(), { kind: 'edit' });
  assert.deepEqual(await heard(), []);

  await ask('warn');
  await page.keyboard.press('Escape');
  assert.deepEqual(await answer(), { kind: 'edit' });
  assert.deepEqual(await heard(), []);
  assert.equal(await page.evaluate(() => document.activeElement.id), 'composer');

  await ask('justify-text');
  await page.keyboard.down('Shift');
  await page.keyboard.press('Tab');
  await page.keyboard.up('Shift');
  await page.keyboard.type('Agreed with the customer today');
  await page.screenshot({ path: `${folder}/firefox-justify.png` });
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press(' ');
  assert.deepEqual(await answer(), { kind: 'send', reason: { text: 'Agreed with the customer today' } });
  assert.deepEqual(await heard(), []);

  await ask('warn');
  await page.evaluate(() =>
    [...document.documentElement.children].find((node) => node.localName === 'div').remove(),
  );
  await page.waitForFunction(() =>
    [...document.documentElement.children].some((node) => node.localName === 'div'),
  );
  await page.keyboard.press('Escape');
  assert.deepEqual(await answer(), { kind: 'edit' });
  console.log(`${await browser.version()}: no key got through, answers as expected`);
} finally {
  await browser.close();
  server.close();
  rmSync(extension, { recursive: true });
}
