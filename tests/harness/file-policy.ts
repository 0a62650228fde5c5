import { onlyPack } from './world-policy.ts';

const planted = `apiVersion: sluice/v1
kind: Detector
id: planted-code
title: { en: Planted code }
category: business
locales: ['*']
source: made up for the tests of files
mask: none
patterns:
  - id: code
    regex: 'planted-aztec'
    confidence: high
examples:
  match:
    - { text: 'here: planted-aztec', find: ['planted-aztec'], confidence: high }
  noMatch:
    - { text: 'aztec', why: 'half of it' }
`;

const pack = `apiVersion: sluice/v1
kind: RulePack
id: files
title: { en: Files }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { channels: [file] }
    match: { detector: credit-card }
    unscannable: allow
    then: { action: block }
  - id: code
    severity: high
    mode: enforce
    when: { channels: [file] }
    match: { detector: planted-code }
    unscannable: allow
    then: { action: block }
  - id: account
    severity: medium
    mode: enforce
    when: { channels: [file] }
    match: { detector: iban }
    unscannable: warn
    then: { action: warn }
`;

/** In files: cards and a made-up code are blocked; account numbers are warned about, and what cannot be read. */
export const filePolicy = onlyPack('files', pack, [
  { path: 'rules/detectors/planted-code.yaml', text: planted },
]);
