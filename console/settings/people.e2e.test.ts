import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { consoleForTests } from '../dev/console-for-tests.ts';
import { refuseNext } from '../dev/refuse.ts';

/** Who may do what: people, roles, teams, tokens and sessions, each added, refused, changed and taken away. */
const it_ = consoleForTests();
let page: Page;

const button = (name: string) => page.getByRole('button', { name, exact: true });
const alert = (text: string) => page.getByRole('alert').filter({ hasText: text });
const row = (name: string) => page.getByRole('row').filter({ hasText: name });
/** The name of what has the focus; '' where nothing has. */
const focused = () =>
  page.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) return '';
    return activeElement.getAttribute('aria-label') ?? activeElement.textContent;
  });

it('people are invited, changed, kept out, let in and erased by keyboard, and a refusal loses nothing', async () => {
  page = await it_().open('usual', '#/settings/people');
  await button('Invite somebody…').press('Enter');
  await page.getByRole('textbox', { name: 'Name' }).fill('Rosa Reviewer');
  await page.getByLabel('E-mail').fill('rosa');
  await page.keyboard.press('Enter');
  await alert('This is no e-mail address.').waitFor();
  await page.getByLabel('E-mail').fill('rosa@example.com');
  const taken = await refuseNext(page, 'POST', '/api/users', 'user/email-taken');
  await page.keyboard.press('Enter');
  await alert(taken).waitFor();
  expect(await page.getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Rosa Reviewer');
  await page.keyboard.press('Enter');
  await page.getByRole('textbox', { name: 'One-time link' }).waitFor();
  await page.keyboard.press('Escape');
  await row('Rosa Reviewer').waitFor();
  await expect.poll(focused).toBe('Invite somebody…');

  await button('Edit Ines Kowalczyk').press('Enter');
  await page.getByRole('combobox', { name: 'Role' }).selectOption('Auditor');
  const last = await refuseNext(page, 'PATCH', '/api/users', 'user/last-administrator');
  await button('Save').press('Enter');
  await alert(last).waitFor();
  await button('Save').press('Enter');
  await row('Ines Kowalczyk').filter({ hasText: 'Auditor' }).waitFor();
  await expect.poll(focused).toBe('Edit Ines Kowalczyk');

  await page.keyboard.press('Enter');
  await button('Deactivate').press('Enter');
  await button('Let in again').press('Enter');
  await button('Deactivate').waitFor();
  await button('Erase who this was…').press('Enter');
  await expect.poll(focused).toBe('Cancel');
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('Edit Ines Kowalczyk');
  await page.keyboard.press('Enter');
  await button('Erase who this was…').press('Enter');
  await button('Erase name and address').press('Enter');
  await row('Ines Kowalczyk').waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('People');
});

it('roles say what each may, and which is one’s own', async () => {
  page = await it_().open('usual', '#/settings/roles');
  await page.getByText('Your role is Administrator.').waitFor();
  const cells = await row('Publish the policy').getByRole('cell').allInnerTexts();
  expect(cells).toEqual(['yes', 'yes', 'no', 'no', 'no']);
});

it('teams are added, moved and deleted, and a refusal leaves the form as it was', async () => {
  page = await it_().open('usual', '#/settings/teams');
  await button('Add a team…').press('Enter');
  await page.getByRole('textbox', { name: 'Team' }).fill('Not a name');
  await page.keyboard.press('Enter');
  await alert('Use lower-case letters').waitFor();
  await page.getByRole('textbox', { name: 'Team' }).fill('field-service');
  const ring = await refuseNext(page, 'PUT', '/api/groups', 'group/parent');
  await page.keyboard.press('Enter');
  await alert(ring).waitFor();
  expect(await page.getByRole('textbox', { name: 'Team' }).inputValue()).toBe('field-service');
  await page.keyboard.press('Enter');
  await row('field-service').waitFor();

  await button('Edit field-service').press('Enter');
  await page.getByRole('combobox', { name: 'Belongs to' }).selectOption('support');
  await page.getByRole('checkbox', { name: /Hohenstein/ }).press('Space');
  await button('Save').press('Enter');
  await row('field-service').filter({ hasText: 'Hohenstein' }).waitFor();

  await button('Edit field-service').press('Enter');
  await button('Delete the team…').press('Enter');
  await expect.poll(focused).toBe('Cancel');
  const full = await refuseNext(page, 'DELETE', '/api/groups', 'group/has-groups');
  await button('Delete the team').press('Enter');
  await alert(full).waitFor();
  await button('Delete the team').press('Enter');
  await row('field-service').waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('Teams');
});

it('people of a team come, go and are imported, all or none', async () => {
  page = await it_().open('usual', '#/settings/teams');
  await page.getByRole('link', { name: 'support' }).press('Enter');
  await page.getByRole('heading', { name: 'People of support' }).waitFor();
  await button('Add them').press('Enter');
  await alert('Give at least one person.').waitFor();
  await page.getByLabel('Add people').fill('carla@example.com\ndan@example.com');
  const refused = await refuseNext(page, 'POST', '/api/groups/support/members', 'request/shape');
  await button('Add them').press('Enter');
  await alert(refused).waitFor();
  expect(await page.getByLabel('Add people').inputValue()).toContain('carla@example.com');
  await button('Add them').press('Enter');
  await row('dan@example.com').waitFor();
  expect(await page.getByLabel('Add people').inputValue()).toBe('');
  await row('carla@example.com').getByRole('button', { name: 'Take out' }).press('Enter');
  await row('carla@example.com').waitFor({ state: 'detached' });
  await expect.poll(focused).not.toBe('');

  await page.getByRole('link', { name: 'All teams' }).press('Enter');
  await page.getByLabel('Or paste it here').fill('team,person\nsales,anna@example.com');
  await button('Add and move').press('Enter');
  await alert('Line 1: the first line needs a column called group').waitFor();
  await page.getByLabel('Or paste it here').fill('group,person\nsales,anna@example.com');
  await button('Add and move').press('Enter');
  await page.getByText('2 teams in the file; 3 people came or moved, 0 were taken out.').waitFor();
});

it('a token is made, shown once and revoked', async () => {
  page = await it_().open('usual', '#/settings/tokens');
  await button('Make a token…').press('Enter');
  await page.getByLabel('Days until it expires').fill('400');
  await button('Make the token').press('Enter');
  for (const said of ['Give a name', 'Choose at least one.', 'Give a whole number from 1 to 366.'])
    await alert(said).waitFor();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nightly export');
  await page.getByRole('checkbox', { name: 'Export incidents' }).press('Space');
  await page.getByLabel('Days until it expires').fill('30');
  const scope = await refuseNext(page, 'POST', '/api/tokens', 'token/scope');
  await page.keyboard.press('Enter');
  await alert(scope).waitFor();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('textbox', { name: 'API token' }).inputValue()).toBe('slt_shown-once');
  await button('Close').press('Enter');
  await row('Nightly export').getByRole('button', { name: 'Revoke' }).press('Enter');
  const away = await refuseNext(page, 'DELETE', '/api/tokens', 'server/unavailable');
  await button('Revoke the token').press('Enter');
  await alert(away).waitFor();
  await button('Revoke the token').press('Enter');
  await row('Nightly export').filter({ hasText: 'revoked' }).waitFor();
  expect(await page.content()).not.toContain('slt_shown-once');
  await expect.poll(focused).not.toBe('');
});

it('one’s own password is set, and another session ended', async () => {
  page = await it_().open('usual', '#/settings/me');
  await page.getByLabel('New password', { exact: true }).fill('a short one');
  await button('Set the password').press('Enter');
  await alert('The two are not the same.').waitFor();
  await page.getByLabel('New password, once more').fill('a short one');
  await page.keyboard.press('Enter');
  await alert('The password is too short.').waitFor();
  await page.getByLabel('New password', { exact: true }).fill('one that is long enough');
  await page.getByLabel('New password, once more').fill('one that is long enough');
  await page.keyboard.press('Enter');
  await page.getByText('Your password is set.').waitFor();
  const refused = await refuseNext(page, 'DELETE', '/api/sessions', 'request/not-found');
  await row('Chrome 148').getByRole('button', { name: 'End' }).press('Enter');
  await alert(refused).waitFor();
  await row('Chrome 148').getByRole('button', { name: 'End' }).press('Enter');
  await row('Chrome 148').waitFor({ state: 'detached' });
  await expect.poll(focused).toBe('Sessions');
});
