import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { plain } from '../../replicas/plain/replica.ts';
import { root } from '../../scripts/lib/paths.mjs';
import type { World } from '../harness/world.ts';

/** The chat of no particular make, under a host that the extension knows: its fields are found without any anchor. */
export async function openPlainChat(
  world: World,
  composer: 'textarea' | 'editable' | 'plaintext',
): Promise<Page> {
  const page = await world.tabs.open();
  const address = new URL(`https://web.whatsapp.com/c/c1?composer=${composer}`);
  await page.route(/\/(assets\/app\.(js|css)|c\/c1)(\?|$)/, async (route) => {
    const { pathname } = new URL(route.request().url());
    const asset = /^\/assets\/(app\.(?:js|css))$/.exec(pathname)?.[1];
    await route.fulfill(
      asset === undefined
        ? { contentType: 'text/html', headers: plain.headers(address), body: plain.document(address) ?? '' }
        : {
            contentType: asset.endsWith('js') ? 'text/javascript' : 'text/css',
            body: readFileSync(join(root, 'dist/replicas/plain', asset), 'utf8'),
          },
    );
  });
  await page.goto(address.href);
  await page.getByRole('textbox').last().waitFor();
  return page;
}
