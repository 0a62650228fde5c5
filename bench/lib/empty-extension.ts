import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { emptyHost } from './pages.ts';

/**
 * An extension with a content script in each world, both empty, in its own temporary folder: what any extension costs a
 * page on the same occasions.
 */
export function writeEmptyExtension(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sluice-empty-extension-'));
  const script = (file: string, world: string) => ({
    matches: [`https://${emptyHost}/*`],
    js: [file],
    run_at: 'document_start',
    all_frames: true,
    match_about_blank: true,
    match_origin_as_fallback: true,
    world,
  });
  const manifest = {
    manifest_version: 3,
    name: 'Empty content scripts',
    version: '1.0',
    content_scripts: [script('isolated.js', 'ISOLATED'), script('main.js', 'MAIN')],
  };
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest));
  for (const file of ['isolated.js', 'main.js']) writeFileSync(join(folder, file), '// Nothing.\n');
  return folder;
}
