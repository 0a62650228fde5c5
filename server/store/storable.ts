/** PostgreSQL's text and jsonb take neither U+0000 nor half a surrogate pair: each becomes U+FFFD. */
export function storable(text: string): string {
  return text.replace(/\p{Surrogate}|\0/gu, '\uFFFD');
}

/** JSON that jsonb accepts, of a value whose strings may hold anything. */
export function storableJson(value: unknown): string {
  const json = JSON.stringify(value);
  if (!/\\u0000|\\ud[89a-f]/.test(json)) return json;
  return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'string' ? storable(part) : part));
}
