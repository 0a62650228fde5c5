import { join } from 'node:path';
import { beforeAll, expect } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { run } from '../../scripts/lib/run.mjs';
import type { Stage } from './run.ts';
import { chromiumStage } from './stage.ts';

/** A Chromium with the extension that plain.yaml was added to when it was built. */
export function plainStage(): () => Stage {
  beforeAll(async () => {
    const build = ['scripts/build.mjs', '--only', 'extra', '--if-changed'];
    const { code, output } = await run(process.execPath, build);
    expect(code, output).toBe(0);
  });
  return chromiumStage({ extension: join(root, '.output-extra/chrome-mv3') });
}
