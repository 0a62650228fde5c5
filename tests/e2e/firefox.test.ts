import type { Page } from 'puppeteer-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser as ExtensionApi } from 'webextension-polyfill';
import type { IncidentRecord } from '../../lib/core/api/console.ts';
import { createFirefoxWorld } from '../harness/firefox.ts';
import type { FirefoxWorld } from '../harness/firefox.ts';
import { clearComposer, pasteText, readComposer, sentUpTo, typeText } from '../harness/firefox-chat.ts';
import {
  dialogGone,
  hasDialog,
  isCardOpen,
  pointAtChip,
  seeChip,
  seeDialog,
} from '../harness/firefox-dialog.ts';
import { cardMessage, cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';

/** What functions that run in the popup see there. */
declare const browser: ExtensionApi;

let world: FirefoxWorld;
let popup: Page;
let page: Page;

beforeAll(async () => {
  world = await createFirefoxWorld();
  popup = await world.openPopup();
  await popup.locator('textarea').fill(world.enrolmentCode);
  await popup.locator('button').click();
  await until('the policy in the browser', () =>
    popup.evaluate(async () => 'policy' in (await browser.storage.local.get('policy'))),
  );
  page = await world.openChat();
});
afterAll(async () => {
  await world?.close();
});
afterEach(async () => {
  if (await hasDialog(page)) await page.keyboard.press('Escape');
});
beforeEach(async () => {
  world.replicas.reset();
  await clearComposer(page);
});

const sentBefore = (marker: string) => sentUpTo(world, page, marker);
const seenIncidents = new Set<string>();
const newIncident = (wanted: Partial<IncidentRecord['incident']>) =>
  until('the incident on the server', async () => {
    const found = (await world.admin.incidents()).find(
      ({ incident }) =>
        !seenIncidents.has(incident.id) &&
        Object.entries(wanted).every(([key, value]) => Reflect.get(incident, key) === value),
    );
    if (found !== undefined) seenIncidents.add(found.incident.id);
    return found;
  });

/** Names of the extension's living pages; asking wakes none of them. */
const livingPages = () =>
  popup.evaluate(() => browser.extension.getViews().map(({ location }) => location.pathname));
const isAsleep = async () => (await livingPages()).join() === '/popup.html';

async function expectHeld(channel: 'message' | 'paste', seed: number): Promise<void> {
  const dialog = await seeDialog(page);
  expect(dialog.text).toMatch(/card/i);
  expect(dialog.text).not.toContain(cardNumber(seed));
  expect(dialog.buttons.some((label) => /send/i.test(label))).toBe(false);
  const { incident } = await newIncident({ outcome: 'blocked' });
  expect(incident).toMatchObject({
    action: 'block',
    rule: { pack: 'payment-cards', rule: 'card-number-out' },
    egress: { platform: 'whatsapp', channel },
    client: { browser: 'firefox' },
  });
  expect(incident.findings[0]?.masked).toMatch(/\u2022.*\d{4}$/);
  await dialog.click(channel === 'paste' ? 'Don\u2019t insert' : 'Edit message');
  await dialogGone(page);
  expect(await sentBefore(`after card ${String(seed)}`)).toEqual([]);
}

describe('the extension in Firefox', () => {
  it('loads without a complaint, may act on the messengers, and is enrolled', async () => {
    expect(await world.manifestProblems()).toEqual([]);
    const mayAct = () => {
      const scripts = browser.runtime.getManifest().content_scripts ?? [];
      return browser.permissions.contains({ origins: scripts.flatMap(({ matches }) => matches ?? []) });
    };
    expect(await popup.evaluate(mayAct)).toBe(true);
    expect((await world.admin.devices()).map(({ client }) => client.browser)).toEqual(['firefox']);
  });

  it('lets a clean message through once, untouched', async () => {
    await typeText(page, 'See you at noon?');
    await page.keyboard.press('Enter');
    expect(await sentBefore('after noon')).toEqual(['See you at noon?']);
    expect(await hasDialog(page)).toBe(false);
  });

  it('holds a typed card number, explains and reports it', async () => {
    await typeText(page, cardMessage(1));
    await page.keyboard.press('Enter');
    await expectHeld('message', 1);
  });

  it('shows the page nothing of what is within the dialog', async () => {
    await page.evaluate(lookInside);
    await typeText(page, cardMessage(70));
    await page.keyboard.press('Enter');
    await seeDialog(page);
    for (const [x, y] of [
      [100, 100],
      [640, 300],
      [640, 400],
      [560, 480],
    ] as const)
      await page.mouse.move(x, y, { steps: 6 });
    await page.mouse.wheel({ deltaY: 40 });
    await page.mouse.click(640, 300);
    await page.mouse.click(640, 300, { button: 'right' });
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => Reflect.get(globalThis, 'inside'))).toEqual([]);
    expect(await page.evaluate(() => Reflect.get(globalThis, 'hasHeard'))).toBe(true);
    await page.keyboard.press('Escape');
    await dialogGone(page);
    await newIncident({ outcome: 'blocked' });
  });

  it('underlines a card number while it is typed, and takes it out by keyboard', async () => {
    await typeText(page, cardMessage(4));
    await until('the chip', async () => (await seeChip(page)) === 'Card number: will not be sent');
    const underlined = () =>
      page.evaluate(() => [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map(String)));
    expect(await underlined()).toEqual([cardNumber(4)]);
    await pointAtChip(page);
    await until('the card', () => isCardOpen(page));
    await page.mouse.move(5, 5);
    await until('the card to go', async () => !(await isCardOpen(page)));
    await page.keyboard.down('Control');
    await page.keyboard.press('.');
    await page.keyboard.up('Control');
    await page.keyboard.press('Enter');
    await until('the chip to go', async () => (await seeChip(page)) === null);
    expect(await underlined()).toEqual([]);
    expect(await readComposer(page)).toBe(cardMessage(4).replace(cardNumber(4), '[Card number]'));
    expect(await sentBefore('after taking out')).toEqual([]);
  });

  it('holds a pasted card number: it never gets into the composer', async () => {
    await pasteText(page, cardMessage(2));
    await seeDialog(page);
    expect(await readComposer(page)).toBe('');
    await expectHeld('paste', 2);
  });

  it('sends exactly once what the person insists on with the mouse', async () => {
    const text = `our account is ${iban(1)} as agreed`;
    await typeText(page, text);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await world.replicas.whenSent(1); // it is recorded first: emptied before that, the composer holds something else
    expect(await sentBefore('after mouse')).toEqual([text]);
    await newIncident({ outcome: 'overridden', action: 'warn' });
  });

  it('puts an approved paste into the composer, where it was to go, by keyboard alone', async () => {
    const text = `account ${iban(2)}`;
    await typeText(page, 'The supplier: ');
    await pasteText(page, text);
    const { buttons } = await seeDialog(page);
    expect(buttons).toEqual(['Don\u2019t insert', 'This isn\u2019t sensitive', 'Insert anyway']);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialogGone(page);
    await until('the paste in the composer', async () => (await readComposer(page)) !== 'The supplier: ');
    expect(await readComposer(page)).toBe(`The supplier: ${text}`);
    const { incident } = await newIncident({ outcome: 'overridden', action: 'warn' });
    expect(incident.egress.channel).toBe('paste');
    expect(await sentBefore('after paste')).toEqual([]);
  });

  it('wakes its event page for a report', async () => {
    await until('the event page to fall asleep', isAsleep);
    await typeText(page, cardMessage(3));
    await page.keyboard.press('Enter');
    await expectHeld('message', 3);
  });

  it('lets a person think for longer than its event page stays awake', async () => {
    const text = `and the other account is ${iban(3)}`;
    await typeText(page, text);
    await page.keyboard.press('Enter');
    const dialog = await seeDialog(page);
    await until('the event page to fall asleep', isAsleep);
    await dialog.click('Send anyway');
    await dialogGone(page);
    await world.replicas.whenSent(1); // it is recorded first: emptied before that, the composer holds something else
    expect(await sentBefore('after thinking')).toEqual([text]);
    await newIncident({ outcome: 'overridden', action: 'warn' });
  });

  it('shows its person all that was reported, as the server has it', async () => {
    const stored = new Map((await world.admin.incidents()).map(({ incident }) => [incident.id, incident]));
    const record = await world.openOwnPage('record.html');
    const shown = await until('the record', async () => {
      const texts = await record.$$eval('article > details > pre', (all) =>
        all.map((one) => one.textContent),
      );
      return texts.length >= stored.size && texts;
    });
    const own = shown.map((text): IncidentRecord['incident'] => JSON.parse(text));
    expect(new Map(own.map((incident) => [incident.id, incident]))).toEqual(stored);
    await record.close();
  });
});

/** Runs in the page: notes which events of any kind lead it into a closed tree, as Firefox tells where each began. */
function lookInside(): void {
  const inside = new Set<string>();
  Object.defineProperty(globalThis, 'inside', { get: () => [...inside] });
  const types = new Set([
    ...['DOMActivate', 'DOMFocusIn', 'DOMFocusOut', 'DOMMouseScroll', 'MozMousePixelScroll'],
    ...['focusin', 'focusout', 'compositionstart', 'compositionend', 'pointerrawupdate'],
  ]);
  for (const owner of [window, Document.prototype, Element.prototype, HTMLElement.prototype])
    for (const name of Object.getOwnPropertyNames(owner)) if (name.startsWith('on')) types.add(name.slice(2));
  for (const type of types)
    window.addEventListener(
      type,
      (event) => {
        Reflect.set(globalThis, 'hasHeard', true);
        for (const name of [
          'target',
          'originalTarget',
          'explicitOriginalTarget',
          'relatedTarget',
          'rangeParent',
        ]) {
          const node: unknown = Reflect.get(event, name);
          if (node instanceof Node && node.getRootNode() instanceof ShadowRoot) inside.add(`${type} ${name}`);
        }
      },
      true,
    );
}
