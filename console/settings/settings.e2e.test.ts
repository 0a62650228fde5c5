import { expect, it } from 'vitest';
import { consoleForTests } from '../dev/console-for-tests.ts';
import { settingsParts } from './route.ts';

const it_ = consoleForTests();

it('invites somebody, changes a setting, publishes a notice', async () => {
  const page = await it_().open('usual', '#/settings/people');
  await page.getByRole('button', { name: 'Invite somebody…' }).click();
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  await page.getByText('Give a name.').waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Rosa Reviewer');
  await page.getByRole('button', { name: 'Make the invitation' }).click();
  expect(await page.getByRole('textbox', { name: 'One-time link' }).inputValue()).toContain('#/sign-in/');
  await page.keyboard.press('Escape');
  await page.getByRole('rowheader', { name: 'Rosa Reviewer' }).waitFor();

  await page.getByRole('link', { name: 'Retention and legal hold' }).click();
  const days = page.getByLabel('Days that incidents are kept');
  await days.fill('0');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Give a whole number from 1 to 3,650.').waitFor();
  await days.fill('90');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect
    .poll(() => it_().setting('incidents.retention'))
    .toEqual({ incidentDays: 90, counterDays: 800 });

  await page.getByRole('link', { name: 'Notices and languages' }).click();
  await page.getByLabel('Whom to ask').fill('help@example.com');
  await page.getByLabel('What changes, for the history').fill('Another contact');
  await page.getByRole('button', { name: 'Publish the change' }).click();
  await page.getByText('Published as version 8.').waitFor();
  expect(it_().policyText()).toContain('contact: help@example.com # whom to ask');

  await page.getByRole('link', { name: 'Verified contacts' }).click();
  await page.getByRole('button', { name: 'Remove +49 30 5550200' }).click();
  await page.getByLabel('Number, id or name').fill('Anna');
  await page.getByLabel('Who it is').fill('Example Repairs');
  await page.getByRole('button', { name: 'Add the contact' }).click();
  const pasted = page.getByLabel('Or paste it here');
  await pasted.fill('signal,4711\ntelegram,4711,"Example, Ltd"');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await page.getByText('Line 1: The first column must be whatsapp, messenger or telegram.').waitFor();
  await pasted.fill('telegram,4711,"Example, Ltd"');
  await page.getByRole('button', { name: 'Add to the list' }).click();
  await page.getByText('1 contact read').waitFor();
  await page.getByLabel('What changes, for the history').fill('Contacts');
  await page.getByRole('button', { name: 'Publish the change' }).click();
  await page.getByText('Published as version 9.').waitFor();
  const listed = [
    'verifiedContacts:',
    ...['  - platform: whatsapp', '    id: Anna', '    name: Example Repairs'],
    ...['  - platform: telegram', '    id: "4711"', '    name: Example, Ltd', 'texts:'],
  ];
  expect(it_().policyText()).toContain(JSON.stringify(listed.join('\n')).slice(1, -1));
});

it('verifies the audit log in the browser, and finds a changed entry', async () => {
  const page = await it_().open('usual', '#/settings/audit');
  await page.getByRole('button', { name: 'Verify the whole log' }).click();
  await page.getByText('120 entries, and nothing was changed, removed or moved.').waitFor();
  await page.getByText('It is the organisation’s root key.').waitFor();
  it_().changeAuditEntry(40);
  await page.getByRole('button', { name: 'Verify the whole log' }).click();
  await page.getByText('Entry 40 was changed after it was written').waitFor();
  // What a setting was before, and after.
  const change = page.getByRole('row', { name: /incidents\.retention/ });
  await change.getByText('incidentDays=180→90 counterDays=800→400').waitFor();
  // Who and what by their names; pressed, only such entries are left.
  await page
    .getByRole('button', { name: /^chrome on win/ })
    .first()
    .click();
  await expect.poll(() => page.getByLabel('On what').inputValue()).toMatch(/^0000000d-/);
  await page.getByRole('button', { name: 'Show everything' }).click();
  await page
    .getByRole('button', { name: /^Admin/ })
    .first()
    .waitFor();
});

it('offers an auditor what they may see, read-only', async () => {
  const page = await it_().open('usual', '#/settings/retention', [
    'incidents.read',
    'settings.read',
    'audit.read',
  ]);
  await page.getByLabel('Days that incidents are kept').waitFor();
  expect(await page.getByLabel('Days that incidents are kept').getAttribute('readonly')).not.toBeNull();
  expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  const offered = await page
    .getByRole('navigation', { name: 'Parts of the settings' })
    .getByRole('link')
    .allInnerTexts();
  expect(offered).toEqual([
    'Your account',
    'Roles',
    'Sign-in',
    'Devices and publishing',
    'Retention and legal hold',
    'Personal data',
    'Integrations',
    'Audit log',
  ]);
  await page.evaluate(() => (location.hash = '#/settings/integrations'));
  await page.getByRole('table').first().waitFor();
  expect(await page.getByRole('button', { name: 'Add' }).count()).toBe(0);
  await page.evaluate(() => (location.hash = '#/settings/tokens'));
  await page.getByRole('heading', { level: 2, name: 'This page is not open to your role' }).waitFor();
});

it('axe finds nothing wrong with any part, hostile names included', async () => {
  const page = await it_().open('hostile', '#/settings');
  for (const part of settingsParts) {
    await page.evaluate((to) => (location.hash = to), `#/settings/${part}`);
    await page.locator(`.settings-part h1`).waitFor();
    await expect.poll(() => page.locator('.loading').count()).toBe(0);
    await it_().expectNothingWrong(part);
  }
  expect(await page.locator('main img').count()).toBe(0);
});

it('signs in by password, and says what single sign-on came back with', async () => {
  const page = await it_().open('signed-out', '');
  await page.getByLabel('E-mail address').fill('ann@example.com');
  await page.getByLabel('Password').fill('a wrong one');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('E-mail address or password is not right.').waitFor();
  expect(await page.getByLabel('E-mail address').inputValue()).toBe('ann@example.com');
  expect(await page.getByLabel('Password').inputValue()).toBe('');
  await it_().expectNothingWrong();
  await page.goto(`${it_().url}?problem=session/oidc-unknown`);
  await page.getByText('your account has no access here').waitFor();
  expect(page.url()).not.toContain('problem');
  await page.getByLabel('E-mail address').fill('ann@example.com');
  await page.getByLabel('Password').fill('the right password');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.locator('.rail').waitFor();
});
