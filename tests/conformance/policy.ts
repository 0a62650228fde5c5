import type { PolicyFile } from '../../lib/core/api/console.ts';
import { onlyPack, type WorldPolicy } from '../harness/world-policy.ts';

const planCode = `apiVersion: sluice/v1
kind: Detector
id: plan-code
title: { en: Code of a plan }
category: business
locales: ['*']
source: made up for the conformance tests
mask: none
patterns:
  - id: code
    regex: 'tiger-[0-9]{4}'
    confidence: high
examples:
  match:
    - { text: 'it is tiger-1234', find: ['tiger-1234'], confidence: high }
    - { text: 'tiger-9999, then', find: ['tiger-9999'], confidence: high }
  noMatch:
    - { text: 'a tiger', why: 'no digits' }
`;

export const choice = 'The customer has asked for it';

const pack = `apiVersion: sluice/v1
kind: RulePack
id: conformance
title: { en: Conformance }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { channels: [message, paste, drop, caption, edit, file, forward] }
    match: { detector: credit-card }
    unscannable: allow
    then: { action: block }
  - id: account
    severity: medium
    mode: enforce
    when: { channels: [message, paste, drop, caption, edit, file] }
    match: { detector: iban }
    unscannable: allow
    then: { action: warn, redactable: true }
  - id: plan
    severity: medium
    mode: enforce
    when: { channels: [message] }
    match: { detector: plan-code }
    unscannable: allow
    then: { action: justify, reasons: { choices: [{ en: ${choice} }], minLength: 10 } }
  - id: calls
    severity: low
    mode: enforce
    when: { channels: [call], platforms: [telegram] }
    then: { action: block }
  - id: calls-logged
    severity: low
    mode: enforce
    when: { channels: [call], platforms: [whatsapp, messenger] }
    then: { action: log }
`;

/** The replicas' own accounts: of the organisation, so that incidents have names and ids in clear. */
const corporate = [
  ['whatsapp', '420700000001'],
  ['messenger', '61550000000001'],
  ['messenger', '61550000009000'],
  ['telegram', '5200000001'],
  ['telegram', '5550000001'],
] as const;

const { name, change } = onlyPack('conformance', pack, [
  { path: 'rules/detectors/plan-code.yaml', text: planCode },
]);

/**
 * Cards are blocked, account numbers warned about and redactable, plans want a reason; calls are blocked, or only
 * logged.
 */
export const conformancePolicy: WorldPolicy = {
  name,
  change: (starter) => change(starter).map(withAccounts),
};

function withAccounts(file: PolicyFile): PolicyFile {
  if (!/^kind: Settings$/m.test(file.text)) return file;
  const listed = corporate.map(([platform, id]) => `{ platform: ${platform}, id: '${id}' }`).join(', ');
  return { ...file, text: file.text.replace(/^corporateAccounts:.*$/m, `corporateAccounts: [${listed}]`) };
}
