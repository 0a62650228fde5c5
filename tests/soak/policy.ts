import type { PolicyFile } from '../../lib/core/api/console.ts';

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
export function soakPolicy(files: readonly PolicyFile[]): readonly PolicyFile[] {
  return [
    ...files.filter(({ text }) => !/^kind: RulePack$/m.test(text)),
    { path: 'packs/soak.yaml', text: pack },
  ];
}
