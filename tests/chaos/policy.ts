import { onlyPack } from '../harness/world-policy.ts';

/** Its own title is what it looks for, so that a text redacted by it is still held. */
const stubborn = `apiVersion: sluice/v1
kind: Detector
id: stubborn-code
title: { en: 'zebra-0000' }
category: business
locales: ['*']
source: made up for the chaos tests
mask: none
patterns:
  - id: code
    regex: 'zebra-[0-9]{4}'
    confidence: high
examples:
  match:
    - { text: 'the code is zebra-1234', find: ['zebra-1234'], confidence: high }
    - { text: 'zebra-9999, then', find: ['zebra-9999'], confidence: high }
  noMatch:
    - { text: 'a zebra', why: 'no digits' }
`;

const channels = 'channels: [message, paste, drop, caption, edit, file]';
const pack = `apiVersion: sluice/v1
kind: RulePack
id: chaos
title: { en: Chaos }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { ${channels} }
    match: { detector: credit-card }
    unscannable: allow
    then: { action: block }
  - id: account
    severity: medium
    mode: enforce
    when: { ${channels} }
    match: { detector: iban }
    unscannable: allow
    then: { action: warn, redactable: true }
  - id: address
    severity: medium
    mode: enforce
    when: { channels: [message, paste] }
    match: { detector: email-address }
    unscannable: allow
    then: { action: redact }
  - id: stubborn
    severity: medium
    mode: enforce
    when: { channels: [message] }
    match: { detector: stubborn-code }
    unscannable: allow
    then: { action: redact }
`;

/** Cards are blocked, account numbers warned about (and redactable), e-mail addresses redacted. */
export const chaosPolicy = onlyPack('chaos', pack, [
  { path: 'rules/detectors/stubborn-code.yaml', text: stubborn },
]);
