/** Texts that break what glues strings together. Each is shorter than 80 characters. */
export const hostileTexts: readonly string[] = [
  "'; DROP TABLE incidents; --",
  '" OR ""="',
  "$1); DELETE FROM devices WHERE ('1'='1",
  "\\'; SELECT pg_sleep(9); --",
  '<script>globalThis.polluted=1</script>',
  '"><img src=x onerror=alert(1)>',
  '{{constructor.constructor("return 1")()}}',
  '${7*7}',
  '../../../../etc/passwd',
  '%00%2e%2e%2f',
  '\u0000nul',
  '\ud800 half a pair',
  '\u202Etxt.exe',
  '\r\nSet-Cookie: a=b',
  '__proto__',
];

const base64url = (text: string): string => Buffer.from(text).toString('base64url');

/** What stands in an address in place of a day, a number or a position in a list, and is a little wrong. */
export const hostileValues: readonly string[] = [
  ...['', '0', '-1', '1e9', '1.5', 'NaN', '99999999999999999999', '2147483648'],
  ...['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '+275760-09-13', '-000001-01-01'],
  ...[
    '{"at":"2026-02-30T00:00:00.0Z","id":"00000000-0000-4000-8000-000000000000"}',
    '{"at":"0000-01-01T00:00:00.0Z","id":"00000000-0000-4000-8000-000000000000"}',
    '{"at":"9999-12-31T24:00:00.0Z","id":"00000000-0000-4000-8000-000000000000"}',
    '[]',
    'a\u0000b',
  ].map(base64url),
];

/** Bodies that are no request of anybody's. */
export const hostileBodies: readonly string[] = [
  '',
  'null',
  '0',
  '"text"',
  '[]',
  '{}',
  '{"__proto__":{"polluted":true}}',
  '{"constructor":{"prototype":{"polluted":true}}}',
  '{"a":1,"a":2}',
  '{"id":{"$gt":""},"link":{"$ne":null},"files":{"length":1e9}}',
  '{',
  '\ufeff{}',
  '{"n":1e999,"m":-0}',
  `${'['.repeat(30_000)}${']'.repeat(30_000)}`,
  `${'{"a":'.repeat(8_000)}1${'}'.repeat(8_000)}`,
  `{${Array.from({ length: 5_000 }, (_, index) => `"k${String(index)}":1`).join(',')}}`,
];

/** The same value with one string leaf after the other replaced. */
export function* withEachText(value: unknown, text: string): Generator {
  if (typeof value === 'string') yield text;
  else if (Array.isArray(value)) {
    for (const [index, part] of value.entries())
      for (const changed of withEachText(part, text)) yield value.with(index, changed);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value))
      for (const changed of withEachText(part, text)) yield { ...value, [key]: changed };
  }
}

/** The same value with the name of one field after the other replaced. */
export function* withEachName(value: unknown, text: string): Generator {
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries())
      for (const changed of withEachName(part, text)) yield value.with(index, changed);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, part] of Object.entries(value)) {
      yield Object.fromEntries(
        Object.entries(value).map(([name, own]) => [name === key ? text : name, own] as const),
      );
      for (const changed of withEachName(part, text)) yield { ...value, [key]: changed };
    }
  }
}

/**
 * Where a value does not show what its schema (of valibot) has: fields that are left out, lists of nothing, null where a
 * text may stand. Empty: each of them is in it.
 */
export function fieldsWithout(schema: unknown, value: unknown, at = ''): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  const part = (name: string): unknown => Reflect.get(schema, name);
  const shown = Object.entries(Object(value));
  switch (part('type')) {
    case 'optional':
    case 'nullable':
      return fieldsWithout(part('wrapped'), value, at);
    case 'string':
      return typeof value === 'string' ? [] : [at];
    case 'array':
    case 'record': {
      const inside = part(part('type') === 'array' ? 'item' : 'value');
      return shown.length === 0
        ? [`${at}[]`]
        : shown.slice(0, 1).flatMap(([, one]) => fieldsWithout(inside, one, `${at}[]`));
    }
    case 'strict_object':
      return Object.entries(Object(part('entries'))).flatMap(([key, field]) => {
        const found = shown.find(([name]) => name === key);
        return found === undefined ? [`${at}.${key}`] : fieldsWithout(field, found[1], `${at}.${key}`);
      });
    default:
      return [];
  }
}

/** JSON of the value with an own `__proto__` and a `constructor` in one object after the other. */
export function* polluted(value: unknown): Generator<string> {
  const json = JSON.stringify(value);
  for (let at = json.indexOf('{'); at !== -1; at = json.indexOf('{', at + 1)) {
    const comma = json[at + 1] === '}' ? '' : ',';
    yield `${json.slice(0, at + 1)}"__proto__":{"polluted":true}${comma}${json.slice(at + 1)}`;
    yield `${json.slice(0, at + 1)}"constructor":{"prototype":{"polluted":true}}${comma}${json.slice(at + 1)}`;
  }
}
