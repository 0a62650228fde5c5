import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { PolicyFile } from '../../lib/core/api/console.ts';

const settings = `apiVersion: sluice/v1
kind: Settings
organisation: { name: Test organisation }
`;

/** A small valid policy: one rule about a channel, whose action tells versions apart. */
export function policyFiles(action: 'log' | 'warn' | 'block' = 'log'): PolicyFile[] {
  return [
    { path: 'rules/settings.yaml', text: settings },
    {
      path: 'rules/packs/basics.yaml',
      text: `apiVersion: sluice/v1
kind: RulePack
id: basics
title: { en: Basics }
rules:
  - id: every-message
    severity: low
    mode: enforce
    when: { channels: [message] }
    then: { action: ${action} }
`,
    },
  ];
}

/** The same with a field that does not exist. */
export function brokenPolicyFiles(): PolicyFile[] {
  return policyFiles().map(({ path, text }) => ({
    path,
    text: text.replace('severity: low', 'severity: low\n    colour: red'),
  }));
}

export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'sluice-server-'));
}

/** Writes files below a new `rules` folder and names it. */
export function writeRules(files: readonly PolicyFile[]): string {
  const parent = temporaryFolder();
  for (const { path, text } of files) {
    const target = join(parent, path);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
  return join(parent, 'rules');
}
