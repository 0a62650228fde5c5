import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import { ensureBrowsers } from '../../scripts/lib/setup.mjs';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

export const launch = async () =>
  chromium.launch({
    executablePath: (await ensureBrowsers()).chromium,
    args: ['--no-sandbox', '--disable-background-networking'],
  });

/** What axe-core finds wrong with the page as it stands, a line each. */
export async function axeViolations(page) {
  // Through the debugger, as the page's CSP rightly refuses an injected script element.
  await page.evaluate(axeSource);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes.map((node) => node.target.join(' ') + ' ' + (node.any[0]?.message ?? '')).join(' | ')}`,
    );
  });
}
