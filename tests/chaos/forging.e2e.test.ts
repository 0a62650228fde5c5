import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { composer, sentUpTo, typeText } from '../harness/chat.ts';
import { hasDialog, seeDialog } from '../harness/dialog.ts';
import { cardMessage, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { answer, chaosStage, expectNothingSent, inChat } from './stage.ts';

/** Pages that act for the person, or against what we show. */

const stage = chaosStage();

const forgeries: readonly [string, (page: Page) => Promise<void>][] = [
  [
    'a key event of its own',
    (page) =>
      composer(page).evaluate((element) => {
        const how = { bubbles: true, cancelable: true, composed: true };
        element.dispatchEvent(
          new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', keyCode: 13, ...how }),
        );
      }),
  ],
  [
    'a click of its own on Send',
    (page) => page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Send"]')?.click()),
  ],
];

describe('a hostile page', () => {
  it('that removes our dialog gets nothing sent', async () => {
    await inChat(stage(), async (page) => {
      await page.evaluate(() => {
        const known = new Set(document.documentElement.children);
        const remover = new MutationObserver(() => {
          for (const child of document.documentElement.children) if (!known.has(child)) child.remove();
        });
        remover.observe(document.documentElement, { childList: true });
        Object.assign(globalThis, { stopRemoving: () => remover.disconnect() });
      });
      await typeText(page, `account ${iban(12)} removed`);
      await page.keyboard.press('Enter');
      await until('the guard to give up asking', async () => !(await hasDialog(page)));
      await page.evaluate(() => Reflect.get(globalThis, 'stopRemoving')());
      expect(await sentUpTo(stage(), page, 'after the removal')).toEqual([]);
    });
  });

  it.each(forgeries)('that makes %s is judged like anybody', async (_what, act) => {
    await inChat(stage(), async (page) => {
      await typeText(page, cardMessage(30));
      await act(page);
      await answer(page, 'Edit message');
      expect(await sentUpTo(stage(), page, 'after the forgery')).toEqual([]);
    });
  });

  it('that clicks on our dialog for the person changes nothing', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, `account ${iban(13)} clicked`);
      await page.keyboard.press('Enter');
      await seeDialog(page);
      await page.evaluate(() => {
        for (const child of document.documentElement.children) {
          if (!(child instanceof HTMLElement)) continue;
          child.click();
          const how = { bubbles: true, composed: true };
          for (const type of ['pointerdown', 'mousedown', 'mouseup', 'click', 'submit'])
            child.dispatchEvent(new MouseEvent(type, { ...how, clientX: 640, clientY: 400 }));
          child.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', ...how }));
        }
      });
      expect(await hasDialog(page)).toBe(true);
      await expectNothingSent(stage());
      await answer(page, 'Edit message');
    });
  });

  it('that tells the extension framework that its script is stale does not stop the guard', async () => {
    await inChat(stage(), async (page) => {
      await page.evaluate((id) => {
        for (const name of ['guard', 'content']) {
          const said = { contentScriptName: name, messageId: 'x' };
          window.postMessage({ type: 'wxt:content-script-started', ...said }, '*');
          document.dispatchEvent(
            new CustomEvent(`${id}:${name}:wxt:content-script-started`, { detail: said }),
          );
          window.dispatchEvent(new Event('wxt:locationchange'));
        }
      }, extensionId());
      await typeText(page, cardMessage(31));
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      expect(await sentUpTo(stage(), page, 'after the stale claim')).toEqual([]);
    });
  });

  it('that rewrites its document keeps its guard', async () => {
    const page = await stage().context.newPage();
    await page.goto('https://web.whatsapp.com/');
    await page.evaluate(() => {
      document.open();
      // eslint-disable-next-line no-restricted-syntax -- what a page may do to its document is the subject here
      document.write(
        '<div id="main"><header><span dir="auto" title="Ann">Ann</span></header><footer><div contenteditable="true" role="textbox"></div></footer></div>',
      );
      document.close();
      const leaked: unknown[] = [];
      Object.assign(globalThis, { leaked });
      document
        .querySelector('[contenteditable]')
        ?.addEventListener('keydown', (event) => leaked.push(Reflect.get(event, 'key')));
    });
    await typeText(page, cardMessage(32));
    await page.keyboard.press('Enter');
    await answer(page, 'Edit message');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'leaked') as unknown[])).not.toContain('Enter');
    await page.close();
  });
});
