import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { IncidentItem } from '../../lib/core/api/incidents.ts';
import { clearComposer, incidentSeen, sentUpTo, typeText } from '../harness/chat.ts';
import { dialogGone, seeDialog } from '../harness/dialog.ts';
import { cardMessage, iban } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { onlyPack } from '../harness/world-policy.ts';
import { createWorld, type World } from '../harness/world.ts';

/** What a rule wants done before it lets something go, and what a person may do instead of sending it. */

const tool = 'https://pay.example.com/new';
const policy = onlyPack(
  'ways-on',
  `apiVersion: sluice/v1
kind: RulePack
id: ways-on
title: { en: Ways on }
rules:
  - id: card
    severity: high
    mode: enforce
    match: { detector: credit-card }
    then: { action: block, suggest: [{ label: { en: PayBox }, url: '${tool}' }] }
  - id: account
    severity: medium
    mode: enforce
    match: { detector: iban }
    then: { action: warn, pause: { seconds: 2 }, retypeRecipient: true }
  - id: number
    severity: medium
    mode: enforce
    match: { detector: us-ssn }
    then: { action: block }
`,
);
const ssn = ['536', '22', '8726'].join('-');

let world: World;
let page: Page;
beforeAll(async () => {
  world = await createWorld({ policy });
  page = await world.openChat();
});
afterAll(async () => {
  await world?.close();
});
beforeEach(async () => {
  world.replicas.reset();
  await clearComposer(page);
});

async function hold(text: string): Promise<void> {
  await typeText(page, text);
  await page.keyboard.press('Enter');
}
const seen = (rule: string): Promise<IncidentItem> =>
  incidentSeen(world, ({ incident }) => incident.rule.rule === rule);
const said = (item: IncidentItem) =>
  until('what was said about it', async () => {
    const events = (await world.admin.history(item)).map(({ kind, data }) => ({ kind, data }));
    return events.length > 0 && events;
  });

describe('a rule that wants a pause and the name', () => {
  it('lets it be sent when both are done, exactly once', async () => {
    const text = `our account is ${iban(1)}`;
    await hold(text);
    await (await seeDialog(page)).click('Type the name of who gets it');
    await page.keyboard.type('anna  SVOBODA');
    await (await seeDialog(page)).click('Send anyway');
    expect(await world.replicas.sent()).toEqual([]);
    await until('the end of the pause', async () => (await seeDialog(page)).text.includes('is possible now'));
    await (await seeDialog(page)).click('Send anyway');
    await dialogGone(page);
    await world.replicas.whenSent(1);
    expect(await sentUpTo(world, page, 'after the pause')).toEqual([text]);
    expect((await seen('account')).incident.outcome).toBe('overridden');
  });
});

describe('a suggested tool', () => {
  it('gets the text by the clipboard, and the incident says that it was taken', async () => {
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.context().route(tool, (route) => route.fulfill({ body: 'PayBox' }));
    await hold(cardMessage(1));
    const opened = page.context().waitForEvent('page');
    await (await seeDialog(page)).click('Copy the text and open \u201cPayBox\u201d');
    const other = await opened;
    expect(other.url()).toBe(tool);
    await other.close();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(cardMessage(1));
    const dialog = await seeDialog(page);
    expect(dialog.text).toContain('The text is copied.');
    await dialog.click('Edit message');
    await dialogGone(page);
    expect(await said(await seen('card'))).toEqual([{ kind: 'suggestion', data: { tool } }]);
    expect(await sentUpTo(world, page, 'after the tool')).toEqual([]);
  });
});

describe('where no tool is suggested', () => {
  it('a person can say which would have helped, masked like a reason', async () => {
    await hold(`my number is ${ssn}`);
    await (await seeDialog(page)).click('Which tool would have helped?');
    await page.keyboard.insertText(`a form for ${iban(2)}`);
    await (await seeDialog(page)).click('Tell ');
    await until('thanks', async () => (await seeDialog(page)).text.includes('Thank you.'));
    await (await seeDialog(page)).click('Edit message');
    await dialogGone(page);
    const [wish] = await said(await seen('number'));
    expect(wish).toEqual({ kind: 'wish', data: { text: expect.stringMatching(/^a form for .*\u2022/) } });
    expect(JSON.stringify(wish)).not.toContain(iban(2));
    expect(await sentUpTo(world, page, 'after the wish')).toEqual([]);
  });
});
