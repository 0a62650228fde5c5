import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Browsers read an administrator's policies from /etc only. A mount namespace of its own gives one browser another /etc
 * without changing anybody else's; that needs root on Linux.
 */
export const canHavePrivatePolicies =
  process.getuid?.() === 0 && process.platform === 'linux' && existsSync('/usr/bin/unshare');

export interface PrivatePolicies {
  /** Where the script and the policies are kept. */
  readonly folder: string;
  /** Which folder of /etc only this browser sees otherwise, such as `/etc/chromium/policies`. */
  readonly at: string;
  /** The file in it, such as `managed/sluice.json`. */
  readonly file: string;
  readonly content: string;
}

/** A program that starts `browser` with these policies, and takes the same arguments. Returns its path. */
export function withPrivatePolicies(browser: string, { folder, at, file, content }: PrivatePolicies): string {
  const kept = join(folder, 'policies');
  mkdirSync(join(kept, file, '..'), { recursive: true });
  writeFileSync(join(kept, file), content);
  mkdirSync(at, { recursive: true });
  const script = join(folder, 'browser');
  const inside = `mount -t tmpfs none ${at} && cp -r ${kept}/. ${at}/ && exec ${browser} "$@"`;
  writeFileSync(script, `#!/bin/sh\nexec unshare -m sh -c '${inside}' sh "$@"\n`);
  chmodSync(script, 0o755);
  return script;
}
