import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chromiumPolicy, managedSettings, withoutPrivateWindows } from '../../lib/core/deployment/index.ts';

const read = (name: string): string => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const settings = { server: '…', rootKey: '…', enrolmentToken: '…' };

describe('what the pages about deployment show', () => {
  const operations = read('OPERATIONS.md');

  it('is what the kit makes for Chromium', () => {
    const shown = /```json\n(\{\n {2}"ExtensionSettings".*?)```/s.exec(operations)?.[1] ?? '';
    const made = chromiumPolicy({
      id: '<id>',
      firefoxId: '',
      url: 'https://sluice.example.com/extension',
      settings: { ...settings, server: 'https://sluice.example.com' },
      noPrivateWindows: false,
    });
    expect(JSON.parse(shown)).toEqual(JSON.parse(made));
  });

  it('is what the kit makes of managed settings alone', () => {
    const shown = /`(\{ "3rdparty".*?\})`/.exec(read('DEPLOYMENT.md'))?.[1] ?? '';
    expect(JSON.parse(shown)).toEqual(managedSettings({ id: '<ID>', settings }));
  });

  it('names the policy that takes private windows away', () => {
    expect(operations).toContain(`"${withoutPrivateWindows.chrome}": 1`);
  });
});
