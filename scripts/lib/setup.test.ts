import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkNode, findChromium, findFirefox } from './setup.mjs';

describe('checkNode', () => {
  it.each(['20.19.0', '20.20.2', '22.0.0', '24.1.0'])('accepts %s', (version) => {
    expect(() => {
      checkNode(version);
    }).not.toThrow();
  });

  it.each(['18.20.0', '20.18.3'])('refuses %s in one sentence', (version) => {
    expect(() => {
      checkNode(version);
    }).toThrow(`Node 20.19 or newer is needed; this is Node ${version}.`);
  });
});

describe('browsers', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'sluice-browsers-'));
    vi.stubEnv('PATH', folder);
    vi.stubEnv('SLUICE_CHROMIUM', '');
    vi.stubEnv('SLUICE_FIREFOX', '');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });

  it('are found on PATH, by their best name', () => {
    for (const name of ['firefox', 'firefox-esr', 'chromium'])
      writeFileSync(join(folder, name), '', { mode: 0o755 });
    expect(findFirefox()).toBe(join(folder, 'firefox-esr'));
    expect(findChromium()).toBe(join(folder, 'chromium'));
  });

  it('are taken from the variable first', () => {
    const own = join(folder, 'my-own');
    writeFileSync(own, '', { mode: 0o755 });
    vi.stubEnv('SLUICE_CHROMIUM', own);
    expect(findChromium()).toBe(own);
  });

  it('named by a variable but not there are an error, not another browser', () => {
    vi.stubEnv('SLUICE_FIREFOX', join(folder, 'gone'));
    expect(() => findFirefox()).toThrow(/^SLUICE_FIREFOX names .* no Firefox/);
  });
});
