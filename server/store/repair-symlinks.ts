import { existsSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import * as v from 'valibot';
import { errorCode } from '../start-error.ts';

const linksSchema = v.array(v.object({ source: v.string(), target: v.string() }));

/**
 * Makes the library symlinks that the package's postinstall script makes: npm 12 does not run dependencies' scripts
 * unless told to, and an npm archive cannot carry symlinks.
 */
export function repairSymlinks(packageRoot: string): void {
  const list = join(packageRoot, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const json: unknown = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of v.parse(linksSchema, json)) {
    const link = join(packageRoot, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(relative(dirname(link), join(packageRoot, source)), link);
    } catch (error) {
      // A folder that cannot be written is found out by the probe that follows, if the link was needed at all.
      if (!['EEXIST', 'EROFS', 'EACCES', 'EPERM'].includes(errorCode(error))) throw error;
    }
  }
}
