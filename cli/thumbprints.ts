/** A JWK thumbprint: SHA-256 in base64url without padding (RFC 7638), of which one in 64 begins with a hyphen. */
const hyphenated = /^-[\w-]{42}$/;

/**
 * The same arguments, in a form in which `parseArgs` takes no thumbprint for an option: the value of the option before it
 * as `--name=-…`, and a thumbprint by itself behind `--`, after which nothing is an option.
 */
export function guardThumbprints(args: readonly string[]): string[] {
  const guarded: string[] = [];
  const alone: string[] = [];
  for (const arg of args) {
    const before = guarded.at(-1);
    if (!hyphenated.test(arg)) guarded.push(arg);
    else if (before !== undefined && /^--[a-z-]+$/.test(before)) guarded.splice(-1, 1, `${before}=${arg}`);
    else alone.push(arg);
  }
  return alone.length === 0 ? guarded : [...guarded, ...(guarded.includes('--') ? [] : ['--']), ...alone];
}
