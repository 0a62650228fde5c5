import { spawnSync } from 'node:child_process';

/** The account that runs PostgreSQL when the server itself runs as root, which PostgreSQL refuses to do. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

/** `nobody` for root, null (= oneself) for everyone else. */
export function serverUser(): ServerUser | null {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : null;
}

/** Spawn options that run a command as that account, from a folder it can surely enter. */
export function asUser(user: ServerUser | null): { cwd?: string; uid?: number; gid?: number } {
  return user === null ? {} : { ...user, cwd: '/' };
}

/** Whether the account can enter a folder: asked of the system itself, which also knows ACLs and mounts. */
export function canEnter(folder: string, user: ServerUser | null): boolean {
  if (user === null) return true;
  return (
    spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...asUser(user), stdio: 'ignore' }).status === 0
  );
}
