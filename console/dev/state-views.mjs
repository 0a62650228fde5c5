// States that many pages have, for screenshots.mjs: while it loads, an answer nobody understands, a role that may not or
// may only look; and dialogs of the settings.
const draft = '#/rules/drafts/d0000000-0000-4000-8000-000000000001';
const card = 'rules%2Fpacks%2Fpayment-cards.yaml';

/** `[name, address]` of pages that load something. */
const pages = [
  ['incidents', '#/incidents'],
  ['rules', '#/rules'],
  ['drafts', '#/rules/drafts'],
  ['history', '#/rules/history'],
  ['packs', '#/rules/packs'],
  ['editor', `#/rules/edit/${card}`],
  ['coverage', '#/coverage'],
  ['coverage-kit', '#/coverage/kit'],
  ['reports', '#/reports'],
  ['settings-people', '#/settings/people'],
  ['settings-audit', '#/settings/audit'],
];
const lastMonth = new Date(Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth() - 1))
  .toISOString()
  .slice(0, 7);
/** Where the figures are. */
const figures = [
  ['overview', '', '.overview'],
  ['reports', '#/reports', 'section.report, .page-reports .empty'],
  ['reports-monthly', `#/reports/monthly/${lastMonth}`, 'section.report, .page-reports .empty'],
];
const press = (name) => (page) => page.getByRole('button', { name }).first().click();
const dialog = (name, part, button) => ({
  name: `settings-${name}`,
  scenario: 'usual',
  hash: `#/settings/${part}`,
  ready: '.settings-part > *:nth-child(2)',
  act: press(button),
  then: 'dialog[open]',
});
const as = (scenario, name, hash, ready) => ({ name: `${name}-as-${scenario}`, scenario, hash, ready });

export const stateViews = [
  ...figures.flatMap(([name, hash, ready]) =>
    ['usual', 'empty', 'hostile'].map((scenario) => ({
      ...{ name: scenario === 'usual' ? name : `${name}-${scenario}`, scenario, hash, ready },
    })),
  ),
  as('manager', 'reports', '#/reports', 'section.report'),
  {
    ...{ name: 'reports-tables', scenario: 'usual', hash: '#/reports', ready: 'section.report' },
    act: (page) =>
      page.evaluate(() => {
        for (const details of document.querySelectorAll('.report-table')) details.open = true;
      }),
    then: '.report-table[open] tbody',
  },
  ...pages.map(([name, hash]) => ({ name: `${name}-loading`, scenario: 'slow', hash, ready: '.loading' })),
  ...pages
    .filter(([name]) => name !== 'incidents' && name !== 'coverage')
    .map(([name, hash]) => ({ name: `${name}-garbage`, scenario: 'garbage', hash, ready: '.empty' })),
  as('manager', 'rules', '#/rules', '.empty'),
  as('manager', 'incidents', '#/incidents', '.empty'),
  as('manager', 'settings', '#/settings', '.settings-part > *:nth-child(2)'),
  as('analyst', 'rules', '#/rules', '.rule'),
  as('analyst', 'draft', draft, '.diff'),
  as('analyst', 'settings-audit', '#/settings/audit', '.empty'),
  as('analyst', 'coverage', '#/coverage', '.matrix'),
  as('auditor', 'incidents', '#/incidents', 'a.row'),
  as('auditor', 'settings-people', '#/settings/people', 'tbody'),
  as('auditor', 'settings-devices', '#/settings/devices', '.form'),
  as('auditor', 'coverage-kit', '#/coverage/kit', '.kit'),
  dialog('token-form', 'tokens', 'Make a token…'),
  dialog('webhook-form', 'integrations', 'Add a webhook…'),
  dialog('team-form', 'teams', 'Add a team…'),
  dialog('hold-form', 'retention', 'Place a hold…'),
  dialog('person-form', 'people', /^Edit /),
  dialog('key-takeover', 'keys', 'Let a fresh key take over…'),
  {
    name: 'draft-stage',
    scenario: 'usual',
    hash: draft,
    ready: '.publish-form',
    act: (page) => page.locator('input[name=publish-who]').nth(1).check(),
    then: '.stage-fields',
  },
  {
    name: 'editor-picker',
    scenario: 'rules',
    hash: `#/rules/edit/${card}/20`,
    ready: '.form-rule-open',
    act: press('Add a detector…'),
    then: 'dialog[open] .picker-name',
  },
];
