const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: ' ',
  f: '\f',
  '"': '"',
  '/': '/',
  '\\': '\\',
};

/** The escapes in strings of JSON resolved (RFC 8259 7). */
export function withoutEscapes(source: string): string {
  if (!source.includes('\\')) return source;
  return source.replace(/\\(?:u([\da-fA-F]{4})|(["\\/bfnrt]))/g, (_, code?: string, letter?: string) =>
    code === undefined ? (escapes[letter ?? ''] ?? '') : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
