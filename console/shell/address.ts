/** What stands in the address bar behind `#/`. */
export interface Address {
  readonly parts: readonly string[];
  /** Behind `?`; what is undefined is left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
}

/** The address for `href`. */
export function hrefOfAddress({ parts, query = {} }: Address): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const search = given.length === 0 ? '' : `?${new URLSearchParams(given).toString()}`;
  return `#/${parts.map(encodedPart).join('/')}${search}`;
}

/** Half a surrogate pair in a name, which no address can hold, becomes U+FFFD, as it does in a query. */
const encodedPart = (part: string): string => encodeURIComponent(part.replace(/\p{Surrogate}/gu, '\ufffd'));

/** Reads `location.hash`; null where an escape in it is broken. */
export function readAddress(hash: string): { parts: readonly string[]; query: URLSearchParams } | null {
  const [path = '', search = ''] = hash.replace(/^#?\/?/, '').split(/\?(.*)/s, 2);
  try {
    return {
      parts: path
        .split('/')
        .filter((part) => part !== '')
        .map(decodeURIComponent),
      query: new URLSearchParams(search),
    };
  } catch {
    return null;
  }
}
