import { expect, it } from 'vitest';
import { consoleForTests } from '../dev/console-for-tests.ts';

const it_ = consoleForTests();

it('says where we are blind, leads to the devices, and takes an alert in hand', async () => {
  const page = await it_().open('usual', '#/coverage');
  await page.locator('.matrix').waitFor();
  await it_().expectNothingWrong();
  const [worst] = await page.locator('.gap .gap-title').allInnerTexts();
  expect(worst).toContain('is not recognised');

  await page.getByRole('button', { name: 'Take it on' }).first().click();
  await page.getByText('Taken on since').first().waitFor();

  await page.locator('.gap[open]').getByRole('link', { name: 'Show the devices' }).click();
  await page.locator('.devices').waitFor();
  expect(await it_().hash()).toContain('health=blind');
  await it_().expectNothingWrong();
  await page.locator('.devices tbody a').first().click();
  await page.getByRole('button', { name: 'Revoke this device…' }).click();
  await page.getByRole('button', { name: 'Revoke the device' }).click();
  await page.getByText(/^Revoked /).waitFor();
  await page.goBack();
  await page.locator('.devices').waitFor();
  expect(await it_().hash()).toContain('health=blind');
});

it('deploys: a code, the files with it in, and the browsers that come of it; old addresses lead there', async () => {
  const page = await it_().open('usual', '#/devices/add');
  await page.getByLabel('Id in Chrome, Edge and Chromium').fill('a'.repeat(32));
  await page.getByLabel('Address of the folder').fill('https://sluice.example.com/extension');
  await page.getByRole('button', { name: 'Save for everybody' }).click();
  await page.getByText('Saved.', { exact: true }).waitFor();

  const group = page.getByRole('textbox', { name: 'Group' });
  await group.fill('No Such');
  await group.press('Enter');
  await page.getByText('Use lower-case letters, digits and dashes (64 at most).').waitFor();
  expect(await group.evaluate((field) => field === document.activeElement)).toBe(true);
  await group.fill('sales');
  await group.press('Enter');
  const code = page.getByRole('textbox', { name: 'Enrolment code' });
  expect(await code.inputValue()).toMatch(/^sluice1\./);
  expect(await it_().hash()).toContain('code=');

  const downloading = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download: sluice.json' }).click();
  const file = await (await downloading).createReadStream();
  let text = '';
  for await (const chunk of file) text += String(chunk);
  expect(JSON.parse(text)).toMatchObject({
    ExtensionSettings: { ['a'.repeat(32)]: { installation_mode: 'force_installed' } },
    '3rdparty': { extensions: { ['a'.repeat(32)]: { server: 'https://sluice.example.com' } } },
  });
  await page.getByText('Waiting for the first browser of this code.').waitFor();
  it_().enrolByNewestCode();
  await page.getByText('1 of 1 browsers have enrolled by this code.').waitFor();
  await it_().expectNothingWrong();

  await page.reload();
  await page.getByText('1 of 1 browsers have enrolled by this code.').waitFor();
  expect(await code.count()).toBe(0);
});

it('says that a device is a profile of a browser', async () => {
  const page = await it_().open('usual', '#/coverage');
  await page.getByRole('rowheader', { name: 'Browser profiles' }).waitFor();
  await page.getByText('Each profile of a browser counts as a device of its own').waitFor();
});

it('shows hostile devices, lists and alerts as text', async () => {
  const page = await it_().open('hostile', '#/coverage');
  await page.locator('.matrix').waitFor();
  await it_().expectNothingWrong();
  await page.evaluate(() => (location.hash = '#/coverage/devices'));
  await page.locator('.devices').waitFor();
  await it_().expectNothingWrong();
  expect(await page.locator('main img, main b > i').count()).toBe(0);
});
