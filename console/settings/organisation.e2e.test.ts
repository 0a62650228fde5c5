import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { consoleForTests } from '../dev/console-for-tests.ts';
import { holdNext, refuseNext } from '../dev/refuse.ts';

/** What the organisation sets: sign-on, accounts, words, how long things are kept, webhooks, and what its log says. */
const it_ = consoleForTests();
let page: Page;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const alert = (text: string) => page.getByRole('alert').filter({ hasText: text });
const status = (text: string) => page.getByRole('status').filter({ hasText: text });
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);

it('single sign-on is set, tried and taken back', async () => {
  page = await it_().open('usual', '#/settings/sign-in');
  const form = page.getByRole('region', { name: 'Single sign-on' });
  await button('Try it').press('Enter');
  await status('No provider is set').waitFor();
  await form.getByLabel('Issuer').fill('sso.example.com');
  await page.keyboard.press('Enter');
  await alert('Begins with https://.').waitFor();
  await expect
    .poll(() => form.getByLabel('Issuer').evaluate((field) => field === document.activeElement))
    .toBe(true);
  await form.getByLabel('Issuer').fill('https://sso.example.com');
  await form.getByLabel('Client id').fill('sluice');
  const refused = await refuseNext(page, 'PUT', '/api/settings/sign-in.oidc', 'request/shape');
  await page.keyboard.press('Enter');
  await alert(refused).waitFor();
  expect(await form.getByLabel('Client id').inputValue()).toBe('sluice');
  await form.getByRole('button', { name: 'Save' }).press('Enter');
  await form.getByRole('status').filter({ hasText: 'Changed' }).waitFor();
  expect(it_().setting('sign-in.oidc')).toMatchObject({
    issuer: 'https://sso.example.com',
    clientId: 'sluice',
  });
  await button('Try it').press('Enter');
  await status('The provider answers').waitFor();
  await form.getByRole('button', { name: 'Back to the defaults' }).press('Enter');
  await expect.poll(() => form.getByLabel('Issuer').inputValue()).toBe('');
});

it('groups of the provider get roles, line by line', async () => {
  page = await it_().open('usual', '#/settings/sign-in');
  const form = page.getByRole('region', { name: 'Groups at the provider' });
  await button('Add a line').press('Enter');
  await button('Save the mapping').press('Enter');
  await alert('Each line needs a group at the provider.').waitFor();
  await form.getByLabel('Group at the provider').last().fill('sales-leads');
  await form.getByLabel('Role').last().selectOption('Manager');
  await form.getByLabel('Teams they see').last().fill('sales');
  const refused = await refuseNext(page, 'PUT', '/api/settings/sign-in.oidc', 'request/shape');
  await button('Save the mapping').press('Enter');
  await alert(refused).waitFor();
  await button('Save the mapping').press('Enter');
  await status('Saved.').waitFor();
  await button('Remove line 1').press('Enter');
  await button('Save the mapping').press('Enter');
  await expect
    .poll(() => it_().setting('sign-in.oidc'))
    .toMatchObject({ mapping: [{ value: 'sales-leads', role: 'manager', groups: ['sales'] }] });
});

it('accounts are listed once each, and a change meanwhile loses nothing', async () => {
  page = await it_().open('usual', '#/settings/accounts');
  await button('Add the account').press('Enter');
  await alert('Give the id as the messenger shows it').waitFor();
  const id = page.getByLabel('Account', { exact: true });
  await page.getByRole('combobox', { name: 'Messenger' }).selectOption('Telegram');
  await id.fill('example_support');
  await page.keyboard.press('Enter');
  await id.fill('Example_Support');
  await page.keyboard.press('Enter');
  await row('Example_Support').waitFor();
  expect(
    await page
      .getByRole('row')
      .filter({ hasText: /example_support/i })
      .count(),
  ).toBe(1);
  await button('Remove +49 30 5550100').press('Enter');
  await expect.poll(hasFocus).toBe(true);
  await button('Publish the change').press('Enter');
  await alert('Say in a few words what changes.').waitFor();
  await page.getByLabel('What changes, for the history').fill('Support is on Telegram');
  await refuseNext(page, 'POST', '/api/policy/publish', 'policy/conflict');
  await page.keyboard.press('Enter');
  await alert('Another version was published meanwhile.').waitFor();
  await row('Example_Support').waitFor();
  await button('Publish the change').press('Enter');
  await page.getByText('Published as version 8.').waitFor();
  expect(it_().policyText()).toContain('Example_Support');
  expect(it_().policyText()).not.toContain('5550100');
});

it('words are said otherwise, in another language, and taken back', async () => {
  page = await it_().open('usual', '#/settings/notices');
  await page.getByLabel('Another language').fill('it!');
  await alert('A tag such as it or pt-BR.').waitFor();
  await page.getByLabel('Another language').fill('sv');
  await button('Show').press('Enter');
  await page.getByText('Nothing is reworded in this language.').waitFor();
  const instead = page.getByRole('combobox', { name: 'Instead of' });
  const named = instead.getByRole('option').filter({ hasText: '{' }).first();
  await instead.selectOption((await named.getAttribute('value')) ?? '');
  await page.getByLabel('Say', { exact: true }).fill('Ändra meddelandet');
  await page.keyboard.press('Enter');
  await alert('These must stay in it').waitFor();
  await instead.selectOption('edit');
  await page.getByLabel('Say', { exact: true }).press('Enter');
  await row('Ändra meddelandet').waitFor();
  const change = page.getByLabel('What changes, for the history');
  await change.fill('Swedish');
  const refused = await refuseNext(page, 'POST', '/api/policy/publish', 'server/unavailable');
  await change.press('Enter');
  await alert(refused).waitFor();
  const answerLate = await holdNext(page, '/api/policy');
  await change.press('Enter');
  await page.getByText('Published as version 8.').waitFor();
  expect(it_().policyText()).toContain('Ändra meddelandet');
  // Taken back before the page has heard of what it published.
  await row('Ändra meddelandet').getByRole('button').press('Enter');
  await page.getByText('Nothing is reworded in this language.').waitFor();
  await answerLate();
  await page.getByLabel('What changes, for the history').fill('No Swedish');
  await page.keyboard.press('Enter');
  await page.getByText('Published as version 9.').waitFor();
  expect(it_().policyText()).not.toContain('Ändra meddelandet');
});

it('the notice to every person is written a language at a time, English with any', async () => {
  page = await it_().open('usual', '#/settings/notices');
  const part = page.getByRole('region', { name: 'The organisation\u2019s notice' });
  await part.getByText('Nothing is written yet').waitFor();
  await part.getByLabel('Language').selectOption('de');
  await part.getByLabel('What it says').fill('Wir sehen nach, was hinausgeht.');
  await alert('Write it in English too').waitFor();
  await part.getByLabel('Language').selectOption('en');
  expect(await part.getByLabel('What it says').inputValue()).toBe('');
  await part.getByLabel('What it says').fill('We look at what leaves.');
  await part.getByText('Written in German and English.').waitFor();
  await page.getByLabel('What changes, for the history').fill('Our notice');
  await page.keyboard.press('Enter');
  await page.getByText('Published as version 8.').waitFor();
  expect(it_().policyText()).toContain('en: We look at what leaves.');
  expect(it_().policyText()).toContain('de: Wir sehen nach, was hinausgeht.');
});

it('data is held back, and let go again', async () => {
  page = await it_().open('usual', '#/settings/retention');
  await button('Place a hold…').press('Enter');
  await page.getByLabel('Pseudonym of the person').fill('Anna');
  await page.keyboard.press('Enter');
  await alert('This is not in that form.').waitFor();
  await alert('Give a reason').waitFor();
  await page.getByLabel('Keep everything about').selectOption('a rule');
  await page.getByLabel('Pack and rule').fill('payment-cards/bank-details');
  await page.getByLabel('Reason').fill('Case 2026-115');
  const refused = await refuseNext(page, 'POST', '/api/holds', 'hold/value');
  await page.keyboard.press('Enter');
  await alert(refused).waitFor();
  await page.keyboard.press('Enter');
  await row('Case 2026-115').filter({ hasText: 'in force' }).waitFor();
  await row('Case 2026-115').getByRole('button', { name: 'End' }).press('Enter');
  await page.getByRole('dialog').locator(':focus').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await row('Case 2026-115').filter({ hasText: 'in force' }).waitFor();
  await row('Case 2026-115').getByRole('button', { name: 'End' }).press('Enter');
  const away = await refuseNext(page, 'DELETE', '/api/holds', 'server/unavailable');
  await button('End the hold').press('Enter');
  await alert(away).waitFor();
  await button('End the hold').press('Enter');
  await row('Case 2026-115').filter({ hasText: 'ended' }).waitFor();
  await expect.poll(hasFocus).toBe(true);
});

it('a webhook is added, tried, tried again, changed and deleted', async () => {
  page = await it_().open('usual', '#/settings/integrations');
  await button('Add a webhook…').press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Tickets');
  await page.getByLabel('Address').fill('tickets.example.com');
  await page.keyboard.press('Enter');
  await alert('Give a whole address').waitFor();
  await page.getByLabel('Address').fill('https://tickets.example.com/in');
  const refused = await refuseNext(page, 'POST', '/api/webhooks', 'webhook/url');
  await page.keyboard.press('Enter');
  await alert(refused).waitFor();
  await page.keyboard.press('Enter');
  const secret = page.getByRole('textbox', { name: 'Secret of the webhook' });
  expect(await secret.inputValue()).toBe('whsec_shown-once');
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: 'Tickets' }).press('Enter');

  await button('Send a test').press('Enter');
  await alert('It did not arrive: the receiver answered 503.').waitFor();
  const away = await refuseNext(page, 'POST', '/api/webhooks', 'server/unavailable');
  await button('Send a test').press('Enter');
  await alert(away).waitFor();
  expect(await alert('It did not arrive').count()).toBe(0);
  await page.route('**/test', (route) =>
    route.fulfill({ json: { delivered: true, status: 204, error: null } }),
  );
  await button('Send a test').press('Enter');
  await status('It arrived: answered with 204.').waitFor();

  await button('Edit…').press('Enter');
  await page.getByRole('checkbox', { name: 'Switched on' }).press('Space');
  await button('Save').press('Enter');
  await page.getByText('off', { exact: true }).waitFor();
  await button('New secret…').press('Enter');
  await button('Make a new secret').press('Enter');
  await secret.waitFor();
  await button('Close').press('Enter');
  await button('Delete…').press('Enter');
  await button('Delete the webhook').press('Enter');
  await row('SIEM').waitFor();
  await expect.poll(() => row('Tickets').count()).toBe(0);
});

it('what a receiver missed is sent again, one or all', async () => {
  page = await it_().open('usual', '#/settings/integrations');
  await page.getByRole('link', { name: 'SIEM' }).press('Enter');
  await row('given up').getByRole('button', { name: 'Send again' }).press('Enter');
  await status('1 delivery is sent again.').waitFor();
  const refused = await refuseNext(page, 'POST', '/api/webhooks', 'server/unavailable');
  await button('Send all 2 given up again').press('Enter');
  await alert(refused).waitFor();
  await button('Send all 2 given up again').press('Enter');
  await status('3 deliveries are sent again.').waitFor();
  await button('Send all 2 given up again').waitFor({ state: 'detached' });
});

it('the audit log is narrowed by keyboard, read to its end and taken along', async () => {
  page = await it_().open('usual', '#/settings/audit');
  const entries = page.getByRole('group', { name: 'Audit log, newest first' }).locator('tbody tr');
  await expect.poll(() => entries.count()).toBe(50);
  await button('Show older').press('Enter');
  await expect.poll(() => entries.count()).toBe(100);
  await page.getByLabel('Action').fill('person.*');
  await page.keyboard.press('Enter');
  await expect.poll(() => entries.count()).toBe(24);
  await page.getByLabel('Action').fill('nothing.at-all');
  await page.keyboard.press('Enter');
  await page.getByText('No entry fits.').waitFor();
  await button('Show everything').press('Enter');
  await expect.poll(() => entries.count()).toBe(50);
  const refused = await refuseNext(page, 'GET', '/api/audit/export', 'server/unavailable');
  await button('Download the whole log').press('Enter');
  await alert(refused).waitFor();
  const [taken] = await Promise.all([
    page.waitForEvent('download'),
    button('Download the whole log').press('Enter'),
  ]);
  expect(taken.suggestedFilename()).toBe('audit.jsonl');
  await alert(refused).waitFor({ state: 'detached' });
  const head = await refuseNext(page, 'GET', '/api/audit/head', 'request/not-found');
  await button('Verify the whole log').press('Enter');
  await alert(head).waitFor();
});
