// Pictures of every page and state, and axe over each. Run after a build:
//   node console/dev/screenshots.mjs OUTPUT_FOLDER [only-names-that-contain]
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { axeViolations, launch } from './browser.mjs';
import { incidentViews } from './incident-views.mjs';
import { createState, startMock } from './mock.mjs';
import { stateViews } from './state-views.mjs';

const [, , folder = '.gallery', only = ''] = process.argv;
const list = (name, otherwise) => (process.env[name] ?? otherwise).split(',');
const widths = list('WIDTHS', '1440,1280,900,400').map(Number);
/** Each page in each theme and width; then in German, where words are longer, and where there is least room. */
const variants = [
  ...list('THEMES', 'light,dark').flatMap((theme) =>
    widths.map((width) => ({ theme, width, locale: process.env.LOCALE ?? 'en-GB', tag: '' })),
  ),
  ...(process.env.LOCALE === undefined
    ? [1280, 320].map((width) => ({ theme: 'light', width, locale: 'de-DE', tag: '-de' }))
    : []),
];
const draft = '#/rules/drafts/d0000000-0000-4000-8000-000000000001';
const proposal = '#/rules/proposals/e0000000-0000-4000-8000-000000000001';
const views = [
  ...incidentViews,
  ...stateViews,
  { name: 'rules', scenario: 'usual', hash: '#/rules', ready: '.rule' },
  { name: 'rules-empty', scenario: 'empty', hash: '#/rules', ready: '.empty' },
  { name: 'rules-hostile', scenario: 'hostile', hash: '#/rules', ready: '.rule' },
  { name: 'editor-none', scenario: 'usual', hash: '#/rules/edit', ready: '.publish' },
  {
    name: 'editor',
    scenario: 'usual',
    hash: '#/rules/edit/rules%2Fpacks%2Fpayment-cards.yaml/7',
    ready: '.code .cm-content',
  },
  {
    name: 'editor-problems',
    scenario: 'hostile',
    hash: '#/rules/edit/rules%2Fpacks%2Fsecrets.yaml',
    ready: '.code .cm-content',
    act: makeProblems,
    then: 'button.problem',
  },
  { name: 'rules-rollout', scenario: 'rollout', hash: '#/rules', ready: '.rollout' },
  {
    name: 'rules-promote',
    scenario: 'usual',
    hash: '#/rules',
    ready: '.rule-tally',
    act: (page) => page.locator('.rule-tally button').first().click(),
    then: 'dialog[open]',
  },
  { name: 'drafts', scenario: 'usual', hash: '#/rules/drafts', ready: '.things' },
  { name: 'drafts-empty', scenario: 'empty', hash: '#/rules/drafts', ready: '.empty' },
  { name: 'drafts-hostile', scenario: 'hostile', hash: '#/rules/drafts', ready: '.things' },
  { name: 'draft', scenario: 'usual', hash: draft, ready: '.replay-figure' },
  { name: 'draft-hostile', scenario: 'hostile', hash: draft, ready: '.replay-figure' },
  {
    name: 'draft-conflict',
    scenario: 'usual',
    hash: draft,
    ready: '.publish-form',
    act: makeConflict,
    then: '.rebase-files li',
  },
  { name: 'draft-of-another', scenario: 'usual', hash: draft.replace(/1$/, '2'), ready: '.diff' },
  { name: 'draft-gone', scenario: 'usual', hash: '#/rules/drafts/x', ready: '.empty' },
  { name: 'proposal', scenario: 'usual', hash: proposal, ready: '.diff' },
  { name: 'proposal-refused', scenario: 'usual', hash: proposal.replace(/1$/, '3'), ready: '.diff' },
  { name: 'history', scenario: 'usual', hash: '#/rules/history/6', ready: '.diff' },
  { name: 'history-hostile', scenario: 'hostile', hash: '#/rules/history/6', ready: '.diff' },
  {
    name: 'history-rollback',
    scenario: 'usual',
    hash: '#/rules/history/6',
    ready: '.diff',
    act: (page) => page.locator('.version-detail > button').click(),
    then: 'dialog[open]',
  },
  { name: 'packs', scenario: 'usual', hash: '#/rules/packs', ready: '.shelf' },
  { name: 'pack', scenario: 'usual', hash: '#/rules/packs/hr', ready: '.pack-rules' },
  {
    name: 'editor-bench',
    scenario: 'rules',
    hash: '#/rules/edit/rules%2Fpacks%2Fpayment-cards.yaml',
    ready: '.form-rule-open',
    act: tryCard,
    then: '.explained .because',
  },
  {
    name: 'editor-detector',
    scenario: 'rules',
    hash: '#/rules/edit/rules%2Fdetectors%2Fcredit-card.yaml',
    ready: '.example-result .good',
  },
  {
    name: 'editor-proposal',
    scenario: 'rules',
    hash: `#/rules/edit/rules%2Fpacks%2Fpayment-cards.yaml/20?except=${encodeURIComponent('{"rule":"card-number-out","unless":{"detector":"test-data"}}')}`,
    ready: '.proposal',
  },
  ...[
    ['coverage', 'usual', '#/coverage', '.matrix'],
    ['coverage-empty', 'empty', '#/coverage', '.empty'],
    ['coverage-hostile', 'hostile', '#/coverage', '.matrix'],
    ['coverage-lost', 'garbage', '#/coverage', '.empty'],
    ['coverage-devices', 'usual', '#/coverage/devices', '.devices'],
    ['coverage-devices-empty', 'empty', '#/coverage/devices', '.empty'],
    ['coverage-devices-hostile', 'hostile', '#/coverage/devices', '.devices'],
    ['coverage-device', 'usual', '#/coverage/devices/0000000d-0000-4000-8000-000000000003', '.facts'],
    ['coverage-expected', 'usual', '#/coverage/expected', 'tbody'],
    ['coverage-kit', 'usual', '#/coverage/kit', '.kit'],
  ].map(([name, scenario, hash, ready]) => ({ name, scenario, hash, ready })),
  {
    name: 'coverage-kit-code',
    scenario: 'usual',
    hash: '#/coverage/kit?code=0000000c-0000-4000-8000-000000000000',
    ready: '.kit',
    act: makeCode,
    then: '.kit-file .code-box',
  },
  ...[
    ...[
      'me',
      'people',
      'roles',
      'teams',
      'sign-in',
      'accounts',
      'contacts',
      'notices',
      'devices',
      'retention',
    ],
    ...['personal-data', 'integrations', 'tokens', 'keys', 'audit'],
  ].flatMap((part) =>
    ['usual', 'empty', 'hostile'].map((scenario) => ({
      name: scenario === 'usual' ? `settings-${part}` : `settings-${part}-${scenario}`,
      scenario,
      hash: `#/settings/${part}`,
      ready: '.settings-part > *:nth-child(2)',
    })),
  ),
  {
    name: 'settings-webhook',
    scenario: 'usual',
    hash: '#/settings/integrations/00000003-0000-4000-8000-000000000000',
    ready: 'tbody',
    act: (page) => page.getByRole('button', { name: 'Send a test' }).click(),
    then: '.notice-stop',
  },
  {
    name: 'settings-invite',
    scenario: 'usual',
    hash: '#/settings/people',
    ready: 'tbody',
    act: (page) => page.getByRole('button', { name: 'Invite somebody…' }).click(),
    then: 'dialog[open]',
  },
  {
    name: 'settings-audit-verified',
    scenario: 'usual',
    hash: '#/settings/audit',
    ready: 'tbody',
    act: (page) => page.getByRole('button', { name: 'Verify the whole log' }).click(),
    then: '.notice-good',
  },
  { name: 'sign-in', scenario: 'signed-out', hash: '', ready: '.sign-in-form' },
  {
    name: 'sign-in-again',
    scenario: 'usual',
    hash: '#/incidents',
    ready: 'a.row',
    act: async (page) => {
      await page.route('**/api/incidents*', (route) =>
        route.fulfill({ status: 401, contentType: 'application/json', body: '{"code":"session/required"}' }),
      );
      await page.keyboard.press('r');
    },
    then: '.sign-in-again form',
  },
  { name: 'sign-in-refused', scenario: 'signed-out', hash: '#/sign-in/old', ready: '.notice-stop' },
  { name: 'server-down', scenario: 'error', hash: '', ready: '.sign-in .empty' },
  { name: 'not-found', scenario: 'usual', hash: '#/nowhere', ready: '.empty' },
];

async function makeCode(page) {
  await page.getByLabel('Id in Chrome, Edge and Chromium').fill('abcdefghijklmnopabcdefghijklmnop');
  await page.getByLabel('Address of the folder').fill('https://sluice.example.com/extension');
  await page.getByRole('button', { name: 'Save for everybody' }).click();
  await page.getByRole('button', { name: 'Make an enrolment code' }).click();
  await page.getByRole('button', { name: 'Show: Linux: Chrome, Chromium, Edge' }).click();
}
async function makeProblems(page) {
  const yaml = page.locator('.editor-view-yaml');
  if (await yaml.isVisible()) await yaml.click();
  await page.locator('.code .cm-content').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText('colour: red\nid: x\n  colour: blue \u202e hidden\n');
  await page.getByRole('button', { name: 'Check' }).click();
}
async function tryCard(page) {
  const bench = page.getByRole('button', { name: 'Try it' });
  if (await bench.isVisible()) await bench.click();
  await page.getByLabel('Message to try').fill('please book it on 4539 5787 6362 1486, exp 09/27, thanks');
  await page.locator('.explained .because').first().waitFor({ timeout: 60_000 });
}
async function makeConflict(page, mock) {
  mock.state.conflict = true;
  await page.locator('.publish-form .input').first().fill('Try it');
  await page.locator('.publish-form [type=submit]').click();
}

await mkdir(folder, { recursive: true });
const browser = await launch();
const mock = await startMock();
let wrong = 0;
for (const view of views.filter(({ name }) => name.includes(only))) {
  for (const { theme, width, locale, tag } of variants) {
    // What is pressed has its English name here.
    if (tag !== '' && view.act !== undefined) continue;
    mock.state = createState(view.scenario);
    const context = await browser.newContext({
      viewport: { width, height: 860 },
      colorScheme: theme,
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Prague',
      locale,
    });
    const page = await context.newPage();
    const say = (text) => console.log(`${view.name}${tag} ${theme} ${width}: ${text}`);
    page.on(
      'console',
      (message) =>
        message.type() === 'error' && !/status of (4|5)/.test(message.text()) && say(message.text()),
    );
    page.on('pageerror', (error) => say(error.message));
    try {
      await page.goto(mock.url + view.hash);
      await page.locator(view.ready).first().waitFor({ timeout: 5000 });
      if (view.act !== undefined) {
        await view.act(page, mock);
        await page.locator(view.then).first().waitFor({ timeout: 5000 });
      }
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (sideways > 0) say(`scrolls sideways by ${sideways} px`);
      for (const violation of await axeViolations(page)) {
        wrong++;
        say(violation);
      }
    } catch (error) {
      wrong++;
      say(String(error).split('\n')[0]);
    }
    await page.setViewportSize({ width, height: await wholeHeight(page) });
    await page.screenshot({ path: join(folder, `${view.name}${tag}-${theme}-${width}.png`) });
    await context.close();
  }
}
await browser.close();
await mock.close();
console.log(wrong === 0 ? 'axe: no violations' : `${wrong} wrong`);
process.exitCode = wrong === 0 ? 0 : 1;

/** So high that a page of ordinary length is seen to its end; what fills the window by itself stays as it was. */
function wholeHeight(page) {
  return page.evaluate(() => {
    const content = document.querySelector('.content');
    const rest = content === null ? 0 : content.scrollHeight - content.clientHeight;
    return Math.min(2600, Math.max(document.documentElement.scrollHeight, innerHeight + rest));
  });
}
