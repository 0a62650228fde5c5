/** Texts kept, in UTF-16 code units: several times what a large policy has. */
const maxUnits = 16_000_000;

/**
 * Remembers what was made of a file, by its path and text: a publish changes one file of hundreds. The oldest are
 * forgotten first.
 */
export function rememberFiles<T>(make: (path: string, text: string) => T): (path: string, text: string) => T {
  const made = new Map<string, T>();
  let units = 0;
  return (path, text) => {
    const key = `${path}\n${text}`;
    const known = made.get(key);
    if (known !== undefined) {
      made.delete(key);
      made.set(key, known);
      return known;
    }
    const fresh = make(path, text);
    made.set(key, fresh);
    units += key.length;
    for (const oldest of made.keys()) {
      if (units <= maxUnits) break;
      made.delete(oldest);
      units -= oldest.length;
    }
    return fresh;
  };
}
