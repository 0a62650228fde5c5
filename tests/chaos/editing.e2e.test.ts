import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { composer, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { cardMessage, cardNumber, iban } from '../harness/samples.ts';
import { debug } from '../harness/tabs.ts';
import { until } from '../harness/until.ts';
import { answer, chaosStage, draftOf, expectNothingSent, inChat, mention, texts } from './stage.ts';

/** What people write with: the editor stays theirs, and its text is what is judged. */

const stage = chaosStage();

async function holdsDraft(page: Page, text: string, conversation = 'c1'): Promise<void> {
  await until('the draft', async () => (await draftOf(page, conversation)) === text);
}

describe('after "Edit message"', () => {
  it('text and caret are where they were: typing goes on in the middle', async () => {
    await inChat(stage(), async (page) => {
      const text = `card ${cardNumber(1)} end`;
      await typeText(page, text);
      for (const _ of ' end') await page.keyboard.press('ArrowLeft');
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await page.keyboard.insertText('!');
      await holdsDraft(page, text.replace(' end', '! end'));
      await expectNothingSent(stage());
    });
  });

  it('undo and redo are the editor\u2019s own', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, 'first ');
      await page.keyboard.press('ArrowLeft'); // ends a step of the history
      await page.keyboard.press('End');
      await page.keyboard.insertText(cardNumber(2));
      await holdsDraft(page, `first ${cardNumber(2)}`);
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await page.keyboard.press('Control+z');
      await until('the undo', async () => !((await draftOf(page, 'c1')) ?? '').includes(cardNumber(2)));
      await page.keyboard.press('Control+Shift+z');
      await holdsDraft(page, `first ${cardNumber(2)}`);
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await expectNothingSent(stage());
    });
  });
});

const writings: readonly [string, (page: Page) => Promise<void>, RegExp][] = [
  [
    'over several lines',
    async (page) => {
      await page.keyboard.insertText('one');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.insertText(iban(10));
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.insertText('three');
    },
    /^one\nDE\d+\n\nthree$/,
  ],
  [
    'from right to left',
    async (page) => {
      await page.keyboard.insertText(
        `\u05d4\u05d7\u05e9\u05d1\u05d5\u05df \u05e9\u05dc\u05e0\u05d5 ${iban(11)} \u05ea\u05d5\u05d3\u05d4`,
      );
    },
    /^\u05d4\u05d7\u05e9\u05d1\u05d5\u05df .* DE\d+ \u05ea\u05d5\u05d3\u05d4$/,
  ],
  [
    'with emoji on both sides',
    async (page) => {
      await page.keyboard.insertText(`\u{1f600}${iban(12)}\u{1f44d}\u{1f3fd} done`);
    },
    /^\u{1f600}DE\d+\u{1f44d}\u{1f3fd} done$/u,
  ],
];

describe('a text', () => {
  it.each(writings)('%s is held whole, and leaves whole', async (_how, write, wanted) => {
    await inChat(stage(), async (page) => {
      await composer(page).click();
      await write(page);
      await page.keyboard.press('Enter');
      await answer(page, 'Send anyway');
      await stage().replicas.whenSent(1);
      expect(await texts(stage())).toEqual([expect.stringMatching(wanted)]);
    });
  });

  it('with a mention: Enter takes the mention, the next one is gated', async () => {
    await inChat(
      stage(),
      async (page) => {
        await composer(page).click();
        await mention(page, '@Ben', 'Ben Okafor');
        await page.keyboard.insertText(`pay ${iban(13)}`);
        await page.keyboard.press('Enter');
        await answer(page, 'Send anyway');
        await stage().replicas.whenSent(1);
        expect(await texts(stage())).toEqual([`@Ben Okafor pay ${iban(13)}`]);
      },
      { title: 'Weekend hike' },
    );
  });
});

describe('an input method', () => {
  it('commits with its own Enter; the Enter after it is gated', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, `${cardNumber(3)} `);
      const session = await debug(page);
      await session.send('Input.imeSetComposition', { text: 'nihon', selectionStart: 5, selectionEnd: 5 });
      // While composing, browsers report every key as 229.
      const key = { key: 'Process', code: 'Enter', windowsVirtualKeyCode: 229 };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
      expect(await hasDialog(page)).toBe(false);
      await session.send('Input.insertText', { text: '\u65e5\u672c' });
      await holdsDraft(page, `${cardNumber(3)} \u65e5\u672c`);
      await expectNothingSent(stage());
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await expectNothingSent(stage());
    });
  });

  it('with Enter while isComposing: passes to the editor and sends nothing', async () => {
    await inChat(stage(), async (page) => {
      await composer(page).click();
      const session = await debug(page);
      await session.send('Input.imeSetComposition', {
        text: cardMessage(4),
        selectionStart: 0,
        selectionEnd: cardMessage(4).length,
      });
      // Whether a key that the page hears belongs to the input method.
      await page.evaluate(() => {
        const seen: boolean[] = [];
        Object.assign(globalThis, { seen });
        document.addEventListener('keydown', (event) => seen.push(event.isComposing), true);
      });
      await page.keyboard.press('Enter');
      // Chromium ends the composition here or tells that it goes on: either way nothing forbidden leaves unasked.
      const asked = await hasDialog(page);
      const seen = await page.evaluate(() => Reflect.get(globalThis, 'seen') as readonly boolean[]);
      expect(seen).toEqual(asked ? [] : [true]);
      if (asked) await answer(page, 'Edit message');
      await expectNothingSent(stage());
    });
  });

  it('with a dead key: what it makes is text like any other', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, `${cardNumber(5)} caf`);
      const session = await debug(page);
      const dead = { key: 'Dead', code: 'Quote', windowsVirtualKeyCode: 222 };
      await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...dead });
      await session.send('Input.imeSetComposition', { text: '\u00b4', selectionStart: 1, selectionEnd: 1 });
      await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...dead });
      await session.send('Input.insertText', { text: '\u00e9' });
      await holdsDraft(page, `${cardNumber(5)} caf\u00e9`);
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await expectNothingSent(stage());
    });
  });
});

describe('a spelling that is replaced', () => {
  it('is judged as it then stands', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, 'the numbr is here');
      await holdsDraft(page, 'the numbr is here');
      // As the browser's own menu does it: the word is selected and a replacement offered with its data.
      await composer(page).evaluate((element, by) => {
        const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
        const selection = document.getSelection();
        if (text === null || selection === null) throw new Error('no text');
        selection.setBaseAndExtent(text, 4, text, 9);
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/plain', by);
        const range = new StaticRange({
          startContainer: text,
          startOffset: 4,
          endContainer: text,
          endOffset: 9,
        });
        const how = { bubbles: true, cancelable: true, composed: true, inputType: 'insertReplacementText' };
        element.dispatchEvent(
          new InputEvent('beforeinput', { ...how, dataTransfer, data: by, targetRanges: [range] }),
        );
      }, cardNumber(6));
      await holdsDraft(page, `the ${cardNumber(6)} is here`);
      await page.keyboard.press('Enter');
      await answer(page, 'Edit message');
      await expectNothingSent(stage());
      expect(await sentUpTo(stage(), page, 'after the spelling')).toEqual([]);
    });
  });

  it('by the browser\u2019s editing command likewise', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, 'numbr');
      await page.keyboard.press('Control+a');
      await page.evaluate((by) => document.execCommand('insertText', false, by), cardNumber(7));
      await holdsDraft(page, cardNumber(7));
      await page.keyboard.press('Enter');
      await seeDialog(page);
      await page.keyboard.press('Escape');
      await dialogGone(page);
      await expectNothingSent(stage());
    });
  });
});
