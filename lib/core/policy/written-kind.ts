/** What a policy file says it is, told from its text alone: a library has hundreds, and few of them are read. */

/** The kind that it says: `Detector`, `RulePack` …; null where it says none. */
export const kindOf = (text: string): string | null => /^kind:[ \t]*["']?(\w+)/m.exec(text)?.[1] ?? null;

/** Its own id; null where it has none, as settings. */
export const idOf = (text: string): string | null => /^id:[ \t]*["']?([\w.-]+)/m.exec(text)?.[1] ?? null;

/** Whether rules can name it: a detector or a dictionary, which share one set of ids. */
export function isNamed(text: string): boolean {
  const kind = kindOf(text);
  return kind === 'Detector' || kind === 'Dictionary';
}
