import { createServer } from 'node:http';
import { chromium } from 'playwright-core';
import { ensureBrowsers } from '../../../scripts/lib/setup.mjs';
import { bundle, isolatedPage } from './isolated-page.js';

/** A chat page that hears everything there is to hear, later than a content script at document_start. */
const hostilePage = `<!doctype html><meta charset="utf-8"><title>chat</title>
<body style="background:#fff">
<p id="log">messages</p>
<div id="composer" contenteditable="true" style="border:1px solid">one two three</div>
<textarea id="area">some words here</textarea>
<script>
  window.heard = [];
  const types = ['keydown','keypress','keyup','beforeinput','textInput','input','change','paste','copy','focusin','focusout','focus',
    'blur','click','mousedown','mouseup','pointerdown','pointerup','submit','cancel','close','compositionstart','wheel'];
  for (const target of [window, document, document.documentElement, document.body])
    for (const type of types)
      target.addEventListener(type, (event) => heard.push({ type, key: event.key, at: event.target?.id ?? '', trusted: event.isTrusted }), true);
  window.sentByEnter = 0;
  addEventListener('keydown', (event) => { if (event.key === 'Enter') sentByEnter += 1; });
  window.hostElement = () => [...document.documentElement.children].find((node) => node.localName === 'div');
</script>`;
const policy =
  "default-src 'none'; script-src 'unsafe-inline'; require-trusted-types-for 'script'; trusted-types 'none'";

/** A Chromium in which `open` shows the page, with dialog-world.ts in a world of its own and the caret in the composer. */
export async function hostileStage() {
  const script = await bundle('dialog-world.ts');
  // With a content policy that allows the page nothing but its own script.
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'content-type': 'text/html', 'content-security-policy': policy })
      .end(hostilePage);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({
    executablePath: (await ensureBrowsers()).chromium,
    args: ['--no-sandbox', '--disable-background-networking'],
  });
  return {
    async open() {
      const context = await browser.newContext();
      const opened = await isolatedPage(context, `http://127.0.0.1:${server.address().port}/`, script);
      await opened.page.click('#composer');
      return opened;
    },
    async close() {
      await browser.close();
      server.close();
    },
  };
}
