// States of the incidents area for screenshots.mjs.
import { createState } from './mock.mjs';

const rows = 'a.row';
const usual = { scenario: 'usual', hash: '#/incidents', ready: rows };
const open = (n) => async (page) => {
  await page.locator(rows).nth(n).click();
  await page.locator('.incidents-one .detail').waitFor();
};
/** Opens one, then presses a button of it. */
const button = (name) => async (page) => {
  await open(0)(page);
  await page.getByRole('button', { name }).click();
};

export const incidentViews = [
  { ...usual, name: 'incidents' },
  { ...usual, name: 'incident', act: open(3), then: '.incidents-one .detail' },
  { ...usual, name: 'incident-disputed', act: open(2), then: '.dispute blockquote' },
  { ...usual, name: 'incidents-many-new', scenario: 'many', act: addIncidents, then: '.waiting-some' },
  { ...usual, name: 'incidents-one', scenario: 'one' },
  { ...usual, name: 'incidents-empty', scenario: 'empty', ready: '.empty' },
  { ...usual, name: 'incidents-nothing', hash: '#/incidents?q=platform:none', ready: '.empty' },
  { ...usual, name: 'incidents-hostile', scenario: 'hostile' },
  { ...usual, name: 'incident-hostile', scenario: 'hostile', act: open(0), then: '.dispute blockquote' },
  { ...usual, name: 'incidents-garbage', scenario: 'garbage', ready: '.empty' },
  { ...usual, name: 'incidents-lost', act: loseServer, then: '.list .notice-stop' },
  { ...usual, name: 'incident-gone', hash: '#/incidents/2026-01-01/x/y', ready: '.pane .empty' },
  { ...usual, name: 'incidents-by-rule', hash: '#/incidents?by=rule', ready: '.group' },
  { ...usual, name: 'incidents-by-person', hash: '#/incidents?by=user', ready: '.group' },
  {
    ...usual,
    name: 'incidents-search',
    act: (page) => page.locator('.search-input').fill('is:open rule:'),
    then: '.suggestion',
  },
  {
    ...usual,
    name: 'incidents-search-wrong',
    act: async (page) => {
      await page.locator('.search-input').fill('is:open colour:red');
      await page.keyboard.press('Enter');
    },
    then: '.search-note',
  },
  {
    ...usual,
    name: 'incidents-selected',
    act: async (page) => {
      for (const n of [0, 2, 3]) await page.locator('.row-select').nth(n).click();
    },
    then: '.bulk',
  },
  {
    ...usual,
    name: 'incident-resolved',
    act: async (page) => {
      await button('Resolve…')(page);
      await page.keyboard.press('2');
    },
    then: '.toast button',
  },
  { ...usual, name: 'incident-resolve', act: button('Resolve…'), then: 'dialog[open]' },
  { ...usual, name: 'incident-assign', act: button('Assign…'), then: 'dialog[open]' },
  { ...usual, name: 'incident-note', act: button('Note…'), then: 'dialog[open]' },
  { ...usual, name: 'incident-labels', act: button('Labels…'), then: 'dialog[open]' },
  { ...usual, name: 'incident-exception', act: button('Make an exception…'), then: 'dialog[open]' },
  {
    ...usual,
    name: 'incident-hand-on',
    scenario: 'analyst',
    act: async (page) => {
      await button('Copy a proposal for an author…')(page);
      await page.getByRole('button', { name: /^Not when/ }).click();
    },
    then: '.copy-box',
  },
  { ...usual, name: 'incident-excerpt', act: open(1), then: '.excerpt mark' },
  { ...usual, name: 'incident-hold', act: button('Keep from deletion…'), then: '.holds' },
  { ...usual, name: 'incident-unmask', act: button('Show who this is…'), then: 'dialog[open]' },
  {
    ...usual,
    name: 'incidents-export',
    act: (page) => page.getByRole('button', { name: 'Export…' }).click(),
    then: 'dialog[open]',
  },
  {
    ...usual,
    name: 'incidents-save-view',
    hash: '#/incidents?q=is:open+vip',
    act: (page) => page.getByRole('button', { name: 'Save this search…' }).click(),
    then: 'dialog[open]',
  },
  { ...usual, name: 'keys', act: (page) => page.keyboard.press('?'), then: 'dialog[open]' },
];

async function addIncidents(page, mock) {
  const now = Date.now() + 500_000;
  mock.state.incidents = [
    ...createState('one', now).incidents.map((record) => ({
      ...record,
      incident: { ...record.incident, id: crypto.randomUUID() },
    })),
    ...mock.state.incidents,
  ];
  await page.keyboard.press('r');
}
async function loseServer(page, mock) {
  mock.state.fail = 503;
  await page.keyboard.press('r');
}
