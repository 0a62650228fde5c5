// Every page and state of the console, for pictures (screenshots.mjs) and for widths.e2e.test.ts.
import { incidentViews } from './incident-views.mjs';
import { stateViews } from './state-views.mjs';

const draft = '#/rules/drafts/d0000000-0000-4000-8000-000000000001';
const proposal = '#/rules/proposals/e0000000-0000-4000-8000-000000000001';
/**
 * Each: `scenario` and `hash` to open, `ready` to wait for; where there is more to do, `act` and then `then` to wait for.
 * @type {readonly {name: string, scenario: string, hash: string, ready: string, then?: string,
 *   act?: (page: import('playwright-core').Page, mock: unknown) => Promise<unknown>}[]}
 */
export const views = [
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
    name: 'editor-conditions',
    scenario: 'usual',
    hash: '#/rules/edit/rules%2Fpacks%2Fpayment-cards.yaml/30',
    ready: '.code .cm-content',
    act: async (page) => {
      const form = page.locator('.editor-view-form');
      if (await form.isVisible()) await form.click();
      const conditions = page.locator('.conditions');
      for (const [label, control] of [
        ['Why files can’t be read', 'it is broken'],
        ['Rows in files, at least', 'Rows in files, at least'],
      ]) {
        await page.getByLabel('Add a condition…').selectOption({ label });
        await conditions.getByLabel(control, { exact: true }).first().waitFor();
      }
      await conditions.scrollIntoViewIfNeeded();
    },
    then: '.conditions .input-count',
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
