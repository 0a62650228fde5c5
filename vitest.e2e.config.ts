import { defineConfig } from 'vitest/config';
import { findChromium } from './scripts/lib/setup.mjs';

const chromium = findChromium();
const isFullMatrix = process.env['SLUICE_MATRIX'] === 'full';

/**
 * Tests in real browsers. Two files at a time, each mostly waits for a page. With three, reading pictures in Firefox
 * takes longer than files may.
 */
export default defineConfig({
  test: {
    include: [
      'tests/e2e/**/*.test.ts',
      '{lib,server,cli,console,replicas,entrypoints,tests}/**/*.e2e.test.{ts,tsx}',
    ],
    // What is left of the matrix, and the replicas by themselves, takes as long as everything else: `npm run test:matrix`.
    exclude: [
      '**/node_modules/**',
      ...(isFullMatrix
        ? ['tests/matrix/firefox.e2e.test.ts']
        : [
            'tests/{matrix,conformance}/full/**',
            'tests/matrix/plain.e2e.test.ts',
            'tests/chaos/{chat-tabs,drift,editing,failing,files,pending,redaction}.e2e.test.ts',
            'replicas/**/*.e2e.test.ts',
            'tests/e2e/{files-bombs,files-firefox-trouble,files-kept,files-languages,files-scan,firefox-ways-on,live-probe,start-demo}.test.ts',
            'console/{looks,widths}.e2e.test.ts',
          ]),
    ],
    environment: 'node',
    // The replicas import nothing of ours, and so look for no browser.
    env: chromium === null ? {} : { SLUICE_CHROMIUM: chromium },
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // Left alone, one second: on a busy machine a page takes longer than that to show a list.
    expect: { poll: { timeout: 20_000 } },
    allowOnly: false,
    passWithNoTests: false,
  },
});
