const named = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The five named entities and numbers (XML 1.0, 4.1 and 4.6). Others stand as they are: there is no DTD. */
export function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#0*(\d{1,7})|#x0*([0-9a-f]{1,6})|(\w{1,8}));/gi, (whole, decimal, hex, name) => {
    if (typeof name === 'string') return named.get(name) ?? whole;
    const code = typeof decimal === 'string' ? parseInt(decimal, 10) : parseInt(String(hex), 16);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** An `&` that begins no entity (XML 1.0, 2.4): no program that holds to the standard reads such a document. */
export function hasBareAmpersand(text: string): boolean {
  return text.includes('&') && bare.test(text);
}

const bare = /&(?!#\d+;|#x[\da-f]+;|[\p{L}_:][\p{L}\p{M}\p{N}_:.-]*;)/iu;
