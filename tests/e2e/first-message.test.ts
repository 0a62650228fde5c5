import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import {
  clearComposer,
  composer,
  hasPolicy,
  incidentSeen,
  pasteText,
  sentUpTo,
  typeText,
} from '../harness/chat.ts';
import { dialogGone, hasDialog, seeDialog } from '../harness/dialog.ts';
import { cardMessage, cardNumber, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

/** Sooner than the poll (60 s); how soon is measured by `npm run bench`. */
const pushedMs = 40_000;

let world: World;
let page: Page;

beforeAll(async () => {
  world = await createWorld();
  page = await world.openChat();
});
afterAll(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.replicas.reset();
  await clearComposer(page);
});

const type = (text: string) => typeText(page, text);
const sentBefore = (marker: string) => sentUpTo(world, page, marker);
const newestIncident = (wanted: (record: IncidentItem) => boolean) => incidentSeen(world, wanted);

describe('a clean message', () => {
  it.each([
    ['Enter', () => page.keyboard.press('Enter')],
    ['the send button', () => page.getByRole('button', { name: 'Send', exact: true }).click()],
  ])('sent by %s arrives once, untouched', async (how, send) => {
    await type(`See you at noon, ${how}?`);
    await send();
    expect(await sentBefore(`after ${how}`)).toEqual([`See you at noon, ${how}?`]);
    expect(await hasDialog(page)).toBe(false);
  });
});

describe('a card number', () => {
  it.each([
    ['typed, then Enter', 'message', async () => (await type(cardMessage(1)), page.keyboard.press('Enter'))],
    [
      'typed, then the send button',
      'message',
      async () => (
        await type(cardMessage(2)),
        page.getByRole('button', { name: 'Send', exact: true }).click()
      ),
    ],
    ['pasted', 'paste', async () => pasteText(page, cardMessage(3))],
  ])('%s is stopped, explained and reported', async (_how, channel, act) => {
    const before = new Set((await world.admin.incidents()).map(({ incident }) => incident.id));
    await act();
    const dialog = await seeDialog(page);
    expect(dialog.text).toMatch(/card/i);
    expect(dialog.text).not.toContain(cardNumber(1));
    expect(dialog.buttons.some((label) => /send/i.test(label))).toBe(false);
    await dialog.click(channel === 'paste' ? 'Don\u2019t insert' : 'Edit message');
    await dialogGone(page);
    const record = await newestIncident(({ incident }) => !before.has(incident.id));
    expect(record.incident).toMatchObject({
      action: 'block',
      outcome: 'blocked',
      rule: { pack: 'payment-cards' },
      egress: { platform: 'whatsapp', channel },
    });
    expect(record.incident.findings[0]?.masked).toMatch(/\u2022.*\d{4}$/);
    expect(record.incident.egress.conversation.title).toMatch(/^p_/);
    expect(JSON.stringify(record)).not.toContain('book it on');
    expect(await sentBefore(`after ${channel}`)).toEqual([]);
  });
});

describe('a warning', () => {
  it('lets the person edit: nothing is sent, the text stays', async () => {
    await type(`my account is ${iban()}`);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    expect(await composer(page).textContent()).toContain(iban());
    expect(await sentBefore('after edit')).toEqual([]);
  });

  it('is reported as not sensitive in two clicks; the report is with the incident, masked', async () => {
    await type(`our account is ${iban(4)}`);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('This isn\u2019t sensitive');
    await page.keyboard.insertText(`${iban(4)} is printed on our site`);
    await (await seeDialog(page)).click('Report to');
    await until('the word that it is reported', async () =>
      (await seeDialog(page)).text.includes('Reported to'),
    );
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    const record = await newestIncident(({ triage }) => triage.disputedAt !== null);
    expect(record.incident.outcome).toBe('cancelled');
    expect(await sentBefore('after the report')).toEqual([]);
  });

  it('can be overridden: then it is sent exactly once, and recorded before', async () => {
    const text = `our account is ${iban(1)} as agreed`;
    await type(text);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await world.replicas.whenSent(1); // it is recorded first: emptied before that, the composer holds something else
    expect(await sentBefore('after override')).toEqual([text]);
    await newestIncident(({ incident }) => incident.outcome === 'overridden');
  });
});

describe('a marking that needs a reason', () => {
  it('is sent once with the reason, which the incident carries', async () => {
    const text = 'STRICTLY CONFIDENTIAL: the plan for next year';
    await type(text);
    await page.keyboard.press('Enter');
    const dialog = await seeDialog(page);
    await dialog.click('The recipient may see it');
    await dialog.click('Send with this reason');
    await dialogGone(page);
    await world.replicas.whenSent(1); // it is recorded first: emptied before that, the composer holds something else
    expect(await sentBefore('after the reason')).toEqual([text]);
    const { incident } = await newestIncident((record) => record.incident.action === 'justify');
    expect(incident).toMatchObject({ outcome: 'overridden', reason: { choice: 'The recipient may see it' } });
  });

  it('is remembered for the same words in another message, whose own request is not refused', async () => {
    const text = 'as I said, STRICTLY CONFIDENTIAL: the plan for the year after';
    await type(text);
    await page.keyboard.press('Enter');
    expect(await sentBefore('after the same words')).toEqual([text]);
    expect(await hasDialog(page)).toBe(false);
  });
});

describe('a rule that only logs', () => {
  it('lets the message through at once and records it', async () => {
    const version = await world.admin.publish(
      (files) =>
        files.map((file) =>
          file.path.endsWith('bank-accounts.yaml')
            ? { ...file, text: file.text.replace('action: warn', 'action: log') }
            : file,
        ),
      'IBANs: only log',
    );
    await until('the new policy in the browser', () => hasPolicy(world, version), pushedMs);
    const text = `logged account ${iban(2)} only`;
    await type(text);
    await page.keyboard.press('Enter');
    expect(await sentBefore('after the log')).toEqual([text]);
    expect(await hasDialog(page)).toBe(false);
    await newestIncident(({ incident }) => incident.action === 'log' && incident.outcome === 'sent');
  });
});

describe('a changed policy', () => {
  it('is in force in the open tab by push, and survives a restart of everything', async () => {
    const text = cardMessage(9);
    const version = await world.admin.publish(
      (files) =>
        files.map((file) =>
          file.path.endsWith('payment-cards.yaml')
            ? { ...file, text: file.text.replaceAll('action: block', 'action: warn') }
            : file,
        ),
      'Cards: warn for now',
    );
    await until('the new policy in the browser', () => hasPolicy(world, version), pushedMs);
    await type(text);
    await page.keyboard.press('Enter');
    const dialog = await seeDialog(page);
    expect(dialog.buttons.some((label) => label.startsWith('Send anyway'))).toBe(true);
    await dialog.click('Edit message');
    await dialogGone(page);

    await world.restartServer('stop');
    await world.restartBrowser();
    page = await world.openChat();
    await type(text);
    await page.keyboard.press('Enter');
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await world.replicas.whenSent(1); // it is recorded first: emptied before that, the composer holds something else
    expect(await sentBefore('after restart')).toEqual([text]);
    await newestIncident(
      ({ incident }) => incident.outcome === 'overridden' && incident.policyVersion === version,
    );
  });
});
