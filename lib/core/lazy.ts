/** Makes a value when it is first asked for: what content scripts load is evaluated on every chat page. */
export function lazy<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
