import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { composer, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { openPlainChat } from './plain-page.ts';
import {
  answer,
  chaosStage,
  draftOf,
  expectNothingSent,
  inChat,
  mention,
  pressUntilAsked,
  texts,
  watchIncidents,
} from './stage.ts';

/** "Redact and send": through the editor, what leaves is what the preview said, and nothing else. */

const stage = chaosStage();
const address = ['jo', 'northwind.example'].join('@');

interface Editor {
  readonly name: string;
  run(act: (page: Page) => Promise<void>): Promise<void>;
  type(page: Page, text: string): Promise<void>;
}

const editors: readonly Editor[] = [
  { name: 'a rich editor', run: (act) => inChat(stage(), act), type: typeText },
  ...(['textarea', 'editable', 'plaintext'] as const).map((kind) => ({
    name: `a plain field (${kind})`,
    async run(act: (page: Page) => Promise<void>) {
      stage().replicas.reset();
      const page = await openPlainChat(stage(), kind);
      await act(page);
      await stage().tabs.leave(page);
    },
    async type(page: Page, text: string) {
      await page.getByRole('textbox').last().click();
      await page.keyboard.insertText(text);
    },
  })),
];

describe.each(editors)('in $name', ({ run, type }) => {
  it.each([
    ['a warning that may be redacted', `pay to ${iban(1)} today`, 'overridden'],
    ['a rule that redacts', `write to ${address} today`, 'redacted'],
    ['several values and lines', `one ${iban(2)}, two ${address}, three ${iban(3)}.`, 'redacted'],
  ])('%s: the model sends what the preview said', async (_what, text) => {
    const since = await watchIncidents(stage());
    await run(async (page) => {
      await type(page, text);
      await page.keyboard.press('Enter');
      const dialog = await seeDialog(page);
      await expectNothingSent(stage());
      await dialog.click('Redact and send');
      await dialogGone(page);
      await until('the redacted text', async () => (await texts(stage())).length > 0);
      const [sent = ''] = await texts(stage());
      expect(dialog.text).toContain(sent);
      for (const value of [iban(1), iban(2), iban(3), address]) expect(sent).not.toContain(value);
      expect(sent.replaceAll(/\[[^\]]+\]/g, '#')).toBe(text.replaceAll(/DE\d+|[\w.]+@[\w.]+\w/g, '#'));
      expect(await texts(stage())).toHaveLength(1);
    });
    expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['redacted']);
  });

  it('what is left is still sensitive: nothing is sent', async () => {
    const since = await watchIncidents(stage());
    await run(async (page) => {
      await type(page, 'the code is zebra-4711');
      await page.keyboard.press('Enter');
      await answer(page, 'Redact and send');
      expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['blocked']);
      await expectNothingSent(stage());
    });
  });
});

describe('in a rich editor', () => {
  it('emoji, line breaks and mentions around the value stay', async () => {
    await inChat(
      stage(),
      async (page) => {
        await composer(page).click();
        await page.keyboard.insertText(`\u{1f600} pay ${iban(4)}`);
        await page.keyboard.press('Shift+Enter');
        await mention(page, '@Chi', 'Chiara Rossi');
        await page.keyboard.insertText(`and ${address} \u{1f44d}`);
        await page.keyboard.press('Enter');
        await answer(page, 'Redact and send');
        await stage().replicas.whenSent(1);
        expect(await texts(stage())).toEqual([
          expect.stringMatching(/^\u{1f600} pay \[[^\]]+\]\n@Chiara Rossi and \[[^\]]+\] \u{1f44d}$/u),
        ]);
      },
      { title: 'Weekend hike' },
    );
  });

  it('a value beside a blocked one is not enough: cards are not redacted away', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, `${cardNumber(1)} and ${iban(5)}`);
      await page.keyboard.press('Enter');
      const dialog = await seeDialog(page);
      expect(dialog.buttons.some((label) => label.startsWith('Redact'))).toBe(false);
      await dialog.click('Edit message');
      await dialogGone(page);
      await expectNothingSent(stage());
    });
  });

  it('a page that changes the text while it is redacted gets nothing sent, and undo brings the value back', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      const text = `pay to ${iban(6)} today`;
      await typeText(page, text);
      await page.keyboard.press('Enter');
      await page.evaluate(() => {
        const known = document.documentElement.children.length;
        const watch = new MutationObserver(() => {
          if (document.documentElement.children.length >= known) return;
          watch.disconnect();
          window.__replica.appendText(' and more');
        });
        watch.observe(document.documentElement, { childList: true });
      });
      await answer(page, 'Redact and send');
      expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
      await expectNothingSent(stage());
      expect(await draftOf(page, 'c1')).toContain(' and more');
      expect(await sentUpTo(stage(), page, 'after the change')).toEqual([]);
    });
  });

  it('a chat that is switched while it is redacted: nobody gets anything', async () => {
    const since = await watchIncidents(stage());
    await inChat(stage(), async (page) => {
      await typeText(page, `pay to ${iban(7)} today`);
      await page.keyboard.press('Enter');
      // Between the first change of the text and its being sent, however fast the machine is.
      await composer(page).evaluate((editor) => {
        const watch = new MutationObserver(() => {
          watch.disconnect();
          window.__replica.open('c3');
        });
        watch.observe(editor, { childList: true, characterData: true, subtree: true });
      });
      await answer(page, 'Redact and send');
      expect((await since(1)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
      await expectNothingSent(stage());
      await until('the other chat', async () =>
        page.evaluate(() => window.__replica.conversation()?.id === 'c3'),
      );
      expect((await draftOf(page, 'c3')) ?? '').toBe('');
    });
  });
});

describe('undo after a redaction', () => {
  it('that was not sent brings the value back, and it is held again', async () => {
    await inChat(stage(), async (page) => {
      await typeText(page, 'the code is zebra-4712');
      await page.keyboard.press('Enter');
      await answer(page, 'Redact and send');
      await until('the redacted draft', async () => ((await draftOf(page, 'c1')) ?? '').includes('[zebra'));
      await composer(page).click();
      await until('the undo', async () => {
        if (((await draftOf(page, 'c1')) ?? '').includes('zebra-4712')) return true;
        await page.keyboard.press('Control+z');
        return false;
      });
      await pressUntilAsked(page);
      await answer(page, 'Edit message');
      await page.keyboard.press('Control+Shift+z');
      await until('the redo', async () => ((await draftOf(page, 'c1')) ?? '').includes('[zebra'));
      await expectNothingSent(stage());
    });
  });
});
