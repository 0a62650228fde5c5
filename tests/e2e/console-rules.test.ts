import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { clearComposer, hasPolicy, incidentSeen, sentUpTo, typeText } from '../harness/chat.ts';
import { seeDialog } from '../harness/dialog.ts';
import { cardMessage } from '../harness/samples.ts';
import { until } from '../harness/until.ts';
import { onlyPack } from '../harness/world-policy.ts';
import { createWorld } from '../harness/world.ts';
import type { World } from '../harness/world.ts';

/** An author's story, whole: from the first line of a rule to the first message that it stops. */

const written = `apiVersion: sluice/v1
kind: RulePack
id: authoring
title: { en: Written in a test }
rules:
  - id: payments
    severity: low
    mode: enforce
    match: { detector: credit-card }
    then: { action: log }
`;
const added = `  # What the author adds.
  - id: card-stop
    title: { en: Card numbers stay here }
    severity: high
    mode: enforce
    when: { channels: [message] }
    match: { detector: credit-card }
    then: { action: block, tell: { en: "Card numbers must not leave through chat." } }
`;
const file = 'rules/packs/authoring.yaml';

let world: World;
let author: Page;
beforeAll(async () => {
  world = await createWorld({ policy: onlyPack('authoring', written) });
  await until('the first policy', () => hasPolicy(world, 1));
  const link = await world.admin.invite('author');
  author = await world.context.newPage();
  await author.setViewportSize({ width: 1600, height: 1000 });
  await author.goto(link);
  await author.getByRole('link', { name: 'Rules', exact: true }).waitFor();
});
afterAll(async () => {
  await world?.close();
});

const console_ = (hash: string) => author.goto(`${world.server.url}/${hash}`);

it('an author writes a rule, checks it, tries it, sees what it would have done, simulates it, and makes it stop a message', async () => {
  const chat = await world.openChat();
  await typeText(chat, cardMessage(9));
  await chat.keyboard.press('Enter');
  await incidentSeen(world, ({ incident }) => incident.rule.rule === 'payments');

  await author.bringToFront();
  await console_(`#/rules/edit/${encodeURIComponent(file)}`);
  const text = author.getByRole('textbox', { name: `Text of ${file}` });
  await text.fill(written + added.replace('severity: high', 'severity: hihg'));
  await author.getByText('Saved at').waitFor();
  await author.getByRole('link', { name: 'Review and publish' }).click();
  await author
    .getByRole('button', { name: /authoring\.yaml:\d+/ })
    .first()
    .click();
  await text.fill(written + added);

  // Tried in the bench, by the draft as it is.
  const value = cardMessage(3);
  await author.getByLabel('Message to try').fill(value);
  const marked = await author.locator('.bench-marked mark').textContent();
  expect(value).toContain(marked);
  const acting = author.locator('.bench-rules').first();
  await acting.getByRole('listitem').filter({ hasText: 'Card numbers stay here' }).waitFor();

  // The draft outlives the page. What is on record says what enforcing it at once would do; so the form simulates it.
  await author.getByText('Saved at').waitFor();
  await author.reload();
  await author.getByRole('link', { name: 'Review and publish' }).click();
  await author.getByText('new: block, enforced').waitFor();
  await author.getByText('Held: 1 instead of 0.').waitFor();
  await author.goBack();
  const rule = author.locator('.form-rule-open').filter({ hasText: 'Card numbers stay here' });
  await rule.getByLabel('Mode').selectOption('simulate');
  await author.getByText('Saved at').waitFor();
  await author.getByRole('link', { name: 'Review and publish' }).click();
  await author.getByText('new: block, simulated').waitFor();
  await author.getByRole('textbox', { name: 'What changes, and why' }).fill('Try a rule about cards');
  await author.getByRole('button', { name: 'Publish', exact: true }).click();
  await author.getByText('Version 2 is published.').waitFor();
  await until('version 2', () => hasPolicy(world, 2));

  await chat.bringToFront();
  await typeText(chat, cardMessage(1));
  await chat.keyboard.press('Enter');
  await world.replicas.whenSent(2); // simulated: it leaves
  await incidentSeen(world, ({ incident }) => incident.policyVersion === 2);

  await author.bringToFront();
  await console_('#/rules');
  await author.reload();
  const row = author.getByRole('listitem').filter({ hasText: 'Card numbers stay here' });
  await row.getByText('Would have acted 1 time in 7 days').waitFor();
  await row.getByRole('button', { name: 'Enforce…' }).click();
  await author.getByRole('button', { name: 'Enforce it now' }).click();
  await author.getByText('Version 3 is published.').waitFor();
  await until('version 3', () => hasPolicy(world, 3));

  await chat.bringToFront();
  await clearComposer(chat);
  await typeText(chat, cardMessage(2));
  await chat.keyboard.press('Enter');
  expect((await seeDialog(chat)).text).toContain('Card numbers must not leave through chat.');
  await (await seeDialog(chat)).click('Edit message');
  expect(await sentUpTo(world, chat, 'after the stop')).toEqual([cardMessage(9), cardMessage(1)]);

  await author.bringToFront();
  await console_('#/rules/history/3');
  await author.getByText('enforced instead of simulated').waitFor();
});
