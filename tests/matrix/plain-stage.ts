import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import type { Stage } from './run.ts';
import { chromiumStage, firefoxStage } from './stage.ts';

/** A browser with the extension that plain.yaml was added to when it was built. */
export function plainStage(browser: Stage['browser'] = 'chromium'): () => Stage {
  beforeAll(async () => {
    const build = ['scripts/build.mjs', '--only', 'extra', '--if-changed'];
    const { code, output } = await run(process.execPath, build);
    expect(code, output).toBe(0);
  });
  const output = join(root, '.output-extra');
  return browser === 'firefox'
    ? firefoxStage({ extension: join(output, 'firefox-mv3') })
    : chromiumStage({ extension: join(output, 'chrome-mv3') });
}
