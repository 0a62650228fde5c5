import { describe, expect, it } from 'vitest';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { sentUpTo, typeText } from '../harness/chat.ts';
import { cardMessage } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { answer, chaosStage, expectNothingSent, inChat } from './stage.ts';

/** Pages that changed, or throw our hooks out: still blocked, and somebody hears of it within a minute. */

const stage = chaosStage();
/** What a page was like counts up to when its tab is closed. */
const closing = { closes: true };
type State = DeviceRecord['adapters'][number];

/** Has the browser report now, and waits until nothing is left of what an earlier page was like. */
async function reportedNothing(): Promise<void> {
  const inside = await stage().context.newPage();
  await inside.goto(`chrome-extension://${extensionId()}/popup.html`);
  await inside.evaluate(() => {
    const hint = { sluice: 1, name: 'hints/version', payload: { version: 0 } };
    return Reflect.get(globalThis, 'chrome').runtime.sendMessage(hint);
  });
  await inside.close();
  await until('no state of an earlier page', async () =>
    (await stage().admin.devices()).every(({ adapters }) => adapters.length === 0),
  );
}

function reported(wanted: (state: State) => boolean): Promise<State> {
  return until(
    'the state in the list of devices',
    async () => (await stage().admin.devices()).flatMap(({ adapters }) => adapters).find(wanted),
    60_000,
  );
}

describe('a page', () => {
  it.each(['?drift=1', '?drift=main'])('that drifted (%s) is still blocked, and reported', async (query) => {
    await reportedNothing();
    await inChat(
      stage(),
      async (page) => {
        await typeText(page, cardMessage(1));
        await page.keyboard.press('Enter');
        await answer(page, 'Edit message');
        await expectNothingSent(stage());
        const state = await reported(({ health }) => health === 'degraded');
        expect(state).toMatchObject({ platform: 'whatsapp', host: 'web.whatsapp.com' });
        expect(state.missing).toContain('send');
        expect(await sentUpTo(stage(), page, 'clean')).toEqual([]);
      },
      { query, ...closing },
    );
  });

  it('that throws our hooks out is still blocked, and reported', async () => {
    await reportedNothing();
    await inChat(
      stage(),
      async (page) => {
        await page.evaluate(() => {
          const nothing = () => undefined;
          Object.defineProperty(HTMLInputElement.prototype, 'click', { value: nothing });
          Object.defineProperty(window, 'fetch', { value: () => new Promise(nothing) });
          Object.defineProperty(window.XMLHttpRequest.prototype, 'send', { value: nothing });
        });
        const { missing } = await reported((state) => state.missing.some((what) => what.includes('click')));
        expect(missing).toEqual(
          expect.arrayContaining([
            expect.stringContaining('fetch'),
            expect.stringContaining('XMLHttpRequest'),
          ]),
        );
        await typeText(page, cardMessage(2));
        await page.keyboard.press('Enter');
        await answer(page, 'Edit message');
        await expectNothingSent(stage());
      },
      closing,
    );
  });
});
