import type { PolicyFile } from '../../lib/core/api/console.ts';
import { onlyPack, type WorldPolicy } from '../harness/world-policy.ts';

/** The approved tool. */
export const tool = 'https://pay.example.com/new';
export const choice = 'The customer has asked for it';

const planted = (id: string, animal: string): PolicyFile => ({
  path: `rules/detectors/${id}.yaml`,
  text: `apiVersion: sluice/v1
kind: Detector
id: ${id}
title: { en: Code of a ${animal} }
category: business
locales: ['*']
source: made up for the tests of what employees meet
mask: none
patterns:
  - id: code
    regex: '${animal}-[0-9]{4}'
    confidence: high
examples:
  match:
    - { text: 'it is ${animal}-1234', find: ['${animal}-1234'], confidence: high }
    - { text: '${animal}-9999, then', find: ['${animal}-9999'], confidence: high }
  noMatch:
    - { text: 'a ${animal}', why: 'no digits' }
`,
});

const text = 'when: { channels: [message, paste] }';
const files = 'when: { channels: [file] }';
const rule = (id: string, when: string, detector: string, then: string) => `  - id: ${id}
    severity: medium
    mode: enforce
    ${when}
    match: { detector: ${detector} }
    unscannable: allow
    then: ${then}
`;

const pack = `apiVersion: sluice/v1
kind: RulePack
id: employee
title: { en: What employees meet }
rules:
${rule('card', text, 'credit-card', `{ action: block, suggest: [{ label: { en: PayBox }, url: '${tool}' }] }`)}
${rule('number', text, 'us-ssn', '{ action: block }')}
${rule('account', text, 'iban', '{ action: warn, redactable: true }')}
${rule('address', text, 'email-address', '{ action: redact }')}
${rule('ticket', text, 'lion-code', `{ action: block, redactable: true, suggest: [{ label: { en: PayBox }, url: '${tool}' }] }`)}
${rule('offer', text, 'otter-code', `{ action: warn, suggest: [{ label: { en: PayBox }, url: '${tool}' }] }`)}
${rule('plan', text, 'tiger-code', `{ action: justify, reasons: { choices: [{ en: ${choice} }], minLength: 10 } }`)}
${rule('quote', text, 'puma-code', `{ action: justify, redactable: true, reasons: { choices: [{ en: ${choice} }] }, suggest: [{ label: { en: PayBox }, url: '${tool}' }] }`)}
${rule('contract', text, 'zebra-code', '{ action: warn, pause: { seconds: 5 }, retypeRecipient: true }')}
${rule('card-file', files, 'credit-card', '{ action: block }')}
${rule('account-file', files, 'iban', '{ action: warn }')}
${rule('plan-file', files, 'tiger-code', `{ action: justify, reasons: { choices: [{ en: ${choice} }] } }`)}
${rule('contract-file', files, 'zebra-code', '{ action: warn, remember: { minutes: 10 } }')}
`;

const { name, change } = onlyPack('employee', pack, [
  planted('tiger-code', 'tiger'),
  planted('lion-code', 'lion'),
  planted('otter-code', 'otter'),
  planted('puma-code', 'puma'),
  planted('zebra-code', 'zebra'),
]);

/** On the organisation's list of verified contacts; nobody else is. */
export const verifiedContact = 'Ben Okafor';

function withContact(file: PolicyFile): PolicyFile {
  if (!/^kind: Settings$/m.test(file.text)) return file;
  return {
    ...file,
    text: `${file.text}verifiedContacts: [{ platform: whatsapp, id: ${verifiedContact} }]\n`,
  };
}

/** Every verdict, in messages and in files, each by something else. */
export const employeePolicy: WorldPolicy = {
  name,
  change: (starter) => change(starter).map(withContact),
};
