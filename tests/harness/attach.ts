import type { Page } from 'playwright-core';
import { type SampleFile, sha256Of } from './sample-files.ts';
import type { World } from './world.ts';

/** Attaching files in the WhatsApp replica, and what its model sent of them. */

const sendButton = (page: Page) => page.getByRole('button', { name: /^Send \d+/ });

/** By the picker; paths of files on disk, or files that are nowhere. */
export async function attach(page: Page, files: readonly SampleFile[] | readonly string[]): Promise<void> {
  const item = page.getByRole('menuitem', { name: 'Document' });
  // The menu of a file that was refused is still open.
  if (!(await item.isVisible())) await page.getByRole('button', { name: 'Attach' }).click();
  const chooser = page.waitForEvent('filechooser');
  await item.click();
  // Playwright takes either kind, but not a list of both.
  const paths = files.filter((file) => typeof file === 'string');
  const others = files.filter((file) => typeof file !== 'string');
  await (await chooser).setFiles(paths.length > 0 ? paths : others);
}

export const isStaged = (page: Page): Promise<boolean> => sendButton(page).isVisible();

export async function sendStaged(page: Page): Promise<void> {
  await sendButton(page).click();
}

export async function filesSent(world: World) {
  const [record] = await world.replicas.whenSent(1);
  return record?.files.map(({ name, sha256 }) => ({ name, sha256 }));
}

export const sentAs = ({ name, buffer }: SampleFile) => ({ name, sha256: sha256Of(buffer) });
