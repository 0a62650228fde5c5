import { describe, expect, it } from 'vitest';
import type { DeviceRecord } from '../../lib/core/api/console.ts';
import { extensionId } from '../../scripts/lib/demo-browser.mjs';
import { sentUpTo, typeText } from '../harness/chat.ts';
import { cardMessage } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { conformanceClients } from '../conformance/clients.ts';
import { createChromiumPerson } from '../matrix/chromium-person.ts';
import { createDesktop } from '../matrix/files.ts';
import type { Person } from '../matrix/person.ts';
import { refuse } from '../matrix/run.ts';
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

/** In a tab that is closed afterwards: what it was like counts up to then. */
async function inTabOfItsOwn(act: (person: Person) => Promise<void>): Promise<void> {
  const page = await stage().context.newPage();
  const tabs = { open: () => Promise.resolve(page), leave: () => page.close() };
  const desktop = createDesktop();
  const person = await createChromiumPerson({ ...stage(), tabs }, desktop);
  try {
    await act(person);
  } finally {
    await person.close();
    desktop.clear();
  }
}

/** Runs in the page: nothing but its editors can be told by name, role or label any more. */
function loseAnchors(): void {
  for (const heading of document.querySelectorAll('h1, h2, h3, header, footer, main')) {
    const plain = document.createElement('div');
    if (heading.querySelector('[contenteditable="true"]') === null) {
      plain.append(...heading.childNodes);
      heading.replaceWith(plain);
    }
  }
  for (const element of document.body.querySelectorAll('*'))
    if (element.parentElement?.closest('[contenteditable="true"]') == null)
      for (const { name } of [...element.attributes])
        if (/^(class|id|role|title|dir|aria-|data-)/.test(name)) element.removeAttribute(name);
}

/** On facebook.com's feed a chat tab without a log and without its placeholder is like any other field there. */
const drifting = conformanceClients.filter(({ title }) => !title.includes('chat tabs'));

describe.each(drifting)('$title, from which the anchors vanish while it is open', (client) => {
  it('is still blocked, and reported within a minute of that', async () => {
    await reportedNothing();
    await inTabOfItsOwn(async (person) => {
      await client.open(person);
      await person.evaluate(loseAnchors);
      const since = Date.now();
      const state = await reported(({ health }) => health !== 'ok');
      expect(Date.now() - since).toBeLessThan(60_000);
      expect(state).toMatchObject({ platform: client.platform, health: 'degraded' });
      await person.type(cardMessage(3));
      await person.press('Enter');
      await refuse(person);
      expect(await person.sent()).toEqual([]);
    });
  });
});

describe('a chat tab whose log goes by another name', () => {
  it.each<[string, (person: Person, frame: string) => Promise<void>]>([
    ['Enter', (person) => person.press('Enter')],
    ['the button', (person, frame) => person.click(`${frame} [aria-label="Press enter to send"]`)],
  ])('is still held at %s, and clean text leaves once', async (_how, send) => {
    await inTabOfItsOwn(async (person) => {
      const client = conformanceClients.find(({ title }) => title.includes('chat tabs'));
      if (client === undefined) throw new Error('no chat tabs');
      const frame = client.composer.replace(/\] .*$/, ']');
      await client.open(person);
      await person.evaluate(() => {
        for (const log of document.querySelectorAll('[role="log"], [role="grid"]'))
          for (const name of ['role', 'aria-label']) log.removeAttribute(name);
      });
      await person.type(cardMessage(4));
      await send(person, frame);
      await refuse(person);
      expect(await person.sent()).toEqual([]);
      await person.press('Control+a');
      await person.press('Backspace');
      await person.type('see you at noon');
      await send(person, frame);
      await until('the clean text', async () => (await person.sent()).length > 0);
      expect((await person.sent()).map(({ text }) => text)).toEqual(['see you at noon']);
    });
  });
});

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
