import { onlyPack } from '../harness/world-policy.ts';

const pack = `apiVersion: sluice/v1
kind: RulePack
id: soak
title: { en: Soak }
rules:
  - id: card
    severity: high
    mode: enforce
    when: { channels: [message, caption, file] }
    match: { detector: credit-card }
    unscannable: allow
    then: { action: block }
  - id: account
    severity: medium
    mode: enforce
    when: { channels: [message] }
    match: { detector: iban }
    unscannable: allow
    then: { action: warn }
`;

/** Cards are blocked, account numbers warned about, each time anew. */
export const soakPolicy = onlyPack('soak', pack);
