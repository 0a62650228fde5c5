import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

const folders: string[] = [];
/** Called when a test file is through (temporary-folders.ts). */
export function removeTemporaryFolders(): void {
  for (const folder of folders.splice(0)) {
    const pointer = join(folder, 'pg-location');
    const elsewhere = existsSync(pointer) ? [dirname(readFileSync(pointer, 'utf8').trim())] : [];
    for (const path of [folder, ...elsewhere]) rmSync(path, { recursive: true, force: true });
  }
}

/** A folder (0700) that is removed when the tests of this file are over. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-server-'));
  folders.push(folder);
  return folder;
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
