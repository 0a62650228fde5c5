/** `node lib/ui/dev/icons.js`: draws public/icons/*.png from sluice.svg. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { ensureBrowsers } from '../../../scripts/lib/setup.mjs';

const icons = fileURLToPath(new URL('../../../public/icons/', import.meta.url));
const svg = readFileSync(`${icons}sluice.svg`, 'utf8');
const browser = await chromium.launch({
  executablePath: (await ensureBrowsers()).chromium,
  args: ['--no-sandbox'],
});
for (const size of [16, 32, 48, 128]) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px}</style>${svg}`);
  await page.screenshot({ path: `${icons}${size}.png`, omitBackground: true });
}
await browser.close();
