import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { composer, pasteText, sentUpTo, typeText } from '../harness/chat.ts';
import { asksIn, dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { cardMessage, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { buildEditor } from './frame-page.ts';
import { answer, chaosStage, draftOf, expectNothingSent, inChat, texts, watchIncidents } from './stage.ts';

/** Pages that work against us, and what browsers do to pages. */

const stage = chaosStage();

async function expectHeld(page: Page, seed: number): Promise<void> {
  await typeText(page, cardMessage(seed));
  await page.keyboard.press('Enter');
  await answer(page, 'Edit message');
  await expectNothingSent(stage());
  expect(await sentUpTo(stage(), page, 'afterwards')).toEqual([]);
}

describe('a page', () => {
  it('that replaces what listens and dispatches changes nothing', async () => {
    await inChat(stage(), async (page) => {
      await page.evaluate(() => {
        const nothing = () => undefined;
        for (const name of ['addEventListener', 'dispatchEvent', 'removeEventListener'])
          Object.defineProperty(EventTarget.prototype, name, { value: nothing });
        for (const name of ['preventDefault', 'stopImmediatePropagation', 'stopPropagation', 'composedPath'])
          Object.defineProperty(Event.prototype, name, { value: nothing });
        Object.defineProperty(Event.prototype, 'isTrusted', { value: true });
        Object.defineProperty(Element.prototype, 'attachShadow', { value: nothing });
        Object.defineProperty(HTMLDialogElement.prototype, 'showModal', { value: nothing });
        Object.defineProperty(globalThis, 'WeakSet', { value: Map });
      });
      // The page's own editor does not survive this: nothing clean can be sent afterwards to compare with.
      await typeText(page, cardMessage(1));
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await expectNothingSent(stage());
    });
  });

  it('that forges the events we might use among ourselves changes nothing', async () => {
    await inChat(stage(), async (page) => {
      await page.evaluate((id) => {
        const names = ['page', 'guard', 'hooks', 'sluice', 'ready', 'settle', 'config', 'hold', 'rearm', id];
        const places = [window, document, document.fonts, document.documentElement, document.body];
        for (const name of names)
          for (const place of places) {
            const div = document.createElement('div');
            div.attachShadow({ mode: 'open' }).append(document.createElement('div'));
            div.setAttribute('message', '{"tell":"config","choke":[]}');
            place.dispatchEvent(new FocusEvent(name, { relatedTarget: div, cancelable: true }));
            place.dispatchEvent(new CustomEvent(name, { detail: '{"do":"pass"}', cancelable: true }));
            window.postMessage({ sluice: 1, name, payload: {} }, '*');
          }
        for (const name of ['pagehide', 'visibilitychange', 'freeze', 'unload', 'beforeunload', 'abort'])
          for (const place of [window, document]) place.dispatchEvent(new Event(name));
      }, extensionId());
      await expectHeld(page, 2);
    });
  });

  it('that says "pagehide" while an answer is on its way gets nothing unrecorded', async () => {
    const since = await watchIncidents(stage());
    let sent = 0;
    await inChat(stage(), async (page) => {
      await typeText(page, iban(1));
      await page.keyboard.press('Enter');
      const dialog = await seeDialog(page);
      await page.evaluate(() => {
        const known = document.documentElement.children.length;
        new MutationObserver(() => {
          if (document.documentElement.children.length < known) window.dispatchEvent(new Event('pagehide'));
        }).observe(document.documentElement, { childList: true });
      });
      await dialog.click('Send anyway');
      await dialogGone(page);
      sent = (await sentUpTo(stage(), page, 'after the forged event')).length;
    });
    const wanted = sent === 0 ? 'cancelled' : 'overridden';
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual([wanted]);
  });

  it('that rewrites its own document keeps its guard', async () => {
    await inChat(stage(), async (page) => {
      await page.evaluate(() => {
        document.open();
        // eslint-disable-next-line no-restricted-syntax -- what a page may do to its document is the subject here
        document.write('<!doctype html><title>again</title><body></body>');
        document.close();
      });
      await page.evaluate(buildEditor);
      await page.locator('[contenteditable]').click();
      await page.keyboard.insertText(cardMessage(3));
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      expect(await page.evaluate(() => Reflect.get(globalThis, 'leaked'))).toEqual([]);
    });
  });

  it.each(['about:blank', 'srcdoc', 'nested', 'written'])('with an editor in a frame (%s)', async (kind) => {
    await inChat(stage(), async (page) => {
      await page.evaluate((how) => {
        const frame = document.createElement('iframe');
        frame.name = how === 'nested' ? 'outer' : 'inner';
        frame.style.cssText = 'position: fixed; inset: 0; width: 100%; height: 100%; z-index: 10';
        if (how === 'srcdoc') frame.srcdoc = '<!doctype html><title>frame</title>';
        document.body.append(frame);
        const inside = frame.contentDocument;
        if (how === 'nested' && inside !== null) {
          const nested = inside.createElement('iframe');
          nested.name = 'inner';
          nested.style.cssText = 'width: 90%; height: 90%';
          inside.body.append(nested);
        }
        if (how === 'written' && inside !== null) {
          inside.open();
          inside.write('<!doctype html><title>written</title><body></body>');
          inside.close();
        }
      }, kind);
      const frame = await until('the frame', async () => page.frame('inner') ?? undefined);
      await frame.waitForLoadState();
      await frame.evaluate(buildEditor);
      await frame.locator('[contenteditable]').click();
      await page.keyboard.insertText(cardMessage(4));
      await page.keyboard.press('Enter');
      await until('the question in the frame', () => asksIn(frame));
      expect(await frame.evaluate(() => Reflect.get(globalThis, 'leaked'))).toEqual([]);
      await page.keyboard.press('Escape');
    });
  });

  it.each(['?csp=strict&tt=1', '?tt=1&testids=0'])('with a policy of its own (%s)', async (query) => {
    await inChat(
      stage(),
      async (page) => {
        await typeText(page, iban(2));
        await page.keyboard.press('Enter');
        await answer(page, 'Redact and send');
        await until('the redacted text', async () => (await texts(stage())).length > 0);
        expect(await texts(stage())).toEqual([expect.stringMatching(/^\[.+\]$/)]);
      },
      { query },
    );
  });

  it('that changes hundreds of times a second: what is typed is judged whole, once', async () => {
    await inChat(stage(), async (page) => {
      await composer(page).click();
      await page.evaluate(() => {
        const place = document.createElement('div');
        document.querySelector('#main')?.append(place);
        let count = 0;
        const timer = setInterval(() => {
          for (let at = 0; at < 10; at += 1) {
            const line = document.createElement('p');
            line.textContent = String((count += 1));
            place.append(line);
            if (place.childElementCount > 50) place.firstElementChild?.remove();
          }
        }, 10);
        Object.assign(globalThis, { changes: () => count, calm: () => clearInterval(timer) });
      });
      const text = cardMessage(5);
      await page.keyboard.type(text, { delay: 20 });
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      expect(await draftOf(page, 'c1')).toBe(text);
      await expectNothingSent(stage());
      expect(await page.evaluate(() => Reflect.get(globalThis, 'changes')())).toBeGreaterThan(300);
      await page.keyboard.press('Control+a');
      await page.keyboard.type('calm again', { delay: 20 });
      await page.keyboard.press('Enter');
      await page.evaluate(() => Reflect.get(globalThis, 'calm')());
      expect(await sentUpTo(stage(), page, 'after the storm')).toEqual(['calm again']);
    });
  });
});

describe('a tab', () => {
  it('that was left and comes back, whole, from the browser\u2019s cache is still guarded', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, 'before');
      await page.evaluate(() => {
        addEventListener('pageshow', ({ persisted }) => Object.assign(globalThis, { persisted }));
      });
      await page.goto('https://web.whatsapp.com/?lang=de');
      await page.locator('#side').waitFor();
      await page.goBack({ waitUntil: 'commit' });
      await page.locator('#side').waitFor();
      expect(await page.evaluate(() => Reflect.get(globalThis, 'persisted'))).toBe(true);
      await page.evaluate(() => window.__replica.appendText('')); // the page itself is alive again
      await expectHeld(page, 6);
    });
  });

  it('whose question is open when it is left and comes back', async () => {
    const since = await watchIncidents(stage());
    await inChat(
      stage(),
      async (page) => {
        await typeText(page, iban(3));
        await page.keyboard.press('Enter');
        await seeDialog(page);
        await page.goto('https://web.whatsapp.com/?lang=de');
        await page.locator('#side').waitFor();
        await page.goBack({ waitUntil: 'commit' });
        await page.locator('#side').waitFor();
        await expectNothingSent(stage());
      },
      { closes: true },
    );
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
  });

  it('whose extension is reloaded keeps its old guard: Enter, the button and a paste are held', async () => {
    const world = stage();
    world.replicas.reset();
    const page = await world.openChat();
    const said: string[] = [];
    page.on('dialog', (plain) => {
      said.push(plain.message());
      void plain.accept();
    });
    const inside = await world.context.newPage();
    await inside.goto(`chrome-extension://${extensionId()}/popup.html`);
    const closed = inside.waitForEvent('close');
    await inside.evaluate(() => void setTimeout(() => Reflect.get(globalThis, 'chrome').runtime.reload()));
    await closed;
    await page.bringToFront();
    // A dialog that was loaded before is still there; else the browser's own notice says it.
    const refused = async () => {
      await until('the refusal', async () => said.length > 0 || (await hasDialog(page)));
      if (await hasDialog(page)) {
        await page.keyboard.press('Escape');
        await dialogGone(page);
      }
      said.length = 0;
    };
    await pasteText(page, cardMessage(7));
    await refused();
    expect((await draftOf(page, 'c1')) ?? '').toBe('');
    await typeText(page, cardMessage(8));
    await page.keyboard.press('Enter');
    await refused();
    await page.locator('footer button').last().click();
    await refused();
    await expectNothingSent(world);
    expect(await sentUpTo(world, page, 'after the reload')).toEqual([]);
    // Headless, an extension does not come back: the profile has it as turned off.
    await world.replaceBrowser();
  });
});
