import type { Page } from 'playwright-core';
import { clearComposer, composer, openConversation } from '../../tests/harness/chat.ts';
import { cardNumber } from '../../tests/harness/samples.ts';
import { chatMessages } from '../policy/texts.ts';
import { atMost, type Measure, type Section } from '../lib/report.ts';
import type { Stage } from '../lib/stage.ts';
import { largest, median, quantile } from '../lib/statistics.ts';

/** From the last key of a card number until the first frame that has it underlined, on the WhatsApp replica. */
export async function underlineSection({ context, enrol }: Stage, quick: boolean): Promise<Section> {
  await enrol();
  const page = await context.newPage();
  await page.goto('https://web.whatsapp.com/');
  await openConversation(page);
  const rounds = quick ? 5 : 40;
  // The first ones load the dialog, which draws the underline.
  const warmUp = 3;
  const measures: Measure[] = [];
  const talk = chatMessages().filter(({ clean }) => clean);
  const long = (round: number) => talk.map((_, at) => talk[(at + round) % talk.length]?.text).join('\n');
  for (const [name, before] of [
    ['a short message', () => 'please book it on '],
    ['a message of 4,096 characters', (round: number) => `${long(round).slice(0, 4_076)} `],
  ] as const) {
    const times: number[] = [];
    for (let round = 0; round < rounds + warmUp; round += 1) {
      const took = await underlinedAfter(page, before(round), cardNumber(round));
      if (round >= warmUp) times.push(took);
    }
    const ms = (what: string, value: number): Measure => ({ name: `${name}: ${what}`, value, unit: 'ms' });
    measures.push(
      ms('p50', median(times)),
      { ...ms('p95', quantile(times, 0.95)), budget: atMost(150, 150) },
      ms('slowest', largest(times)),
    );
  }
  await page.close();
  return {
    bench: 'underline',
    notes: [
      `${rounds} messages of each kind: all but the last digit comes in at once, the last by a key; from that key's input event to the first animation frame with a highlight`,
    ],
    measures,
  };
}

async function underlinedAfter(page: Page, before: string, card: string): Promise<number> {
  await clearComposer(page);
  await page.waitForFunction(() => CSS.highlights.size === 0);
  await composer(page).click();
  await page.keyboard.insertText(before + card.slice(0, -1));
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const took = page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let pressedAt = 0;
        const look = () => {
          if (pressedAt > 0 && CSS.highlights.size > 0) resolve(performance.now() - pressedAt);
          else requestAnimationFrame(look);
        };
        addEventListener('input', () => (pressedAt = performance.now()), { capture: true, once: true });
        requestAnimationFrame(look);
      }),
  );
  // Armed when the page has answered: what is evaluated next comes after it.
  await page.evaluate(() => document.hasFocus());
  await page.keyboard.press(card.slice(-1));
  return took;
}
