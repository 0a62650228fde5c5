import { UnreadableError } from './unreadable.ts';

/** Bytes of XML in pieces to text. */
export interface XmlDecoder {
  push(bytes: Uint8Array): string;
  /** What is left over; throws UnreadableError where something was no text in its encoding. */
  end(): string;
}

/** By byte order mark, by the shape of `<`, by the declaration, else UTF-8 (XML 1.0, appendix F). */
export function xmlEncoding(start: Uint8Array): string {
  const [a, b] = start;
  if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0)) return 'utf-16le';
  if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c)) return 'utf-16be';
  const head = new TextDecoder('latin1').decode(start.subarray(0, 200));
  const declared =
    /^[^<]{0,3}<\?xml[^>]{1,150}?encoding\s?=\s?["']([\w.:-]{1,40})["']/.exec(head)?.[1] ?? 'utf-8';
  // It cannot be UTF-16, or this could not have been read.
  return /^utf-?16|^ucs-?2|^iso-10646/i.test(declared) ? 'utf-8' : declared;
}

/** Whether it looks like XML: `<` comes first, in any encoding. */
export function looksLikeXml(start: Uint8Array): boolean {
  const head = new TextDecoder(xmlEncoding(start.subarray(0, 4))).decode(start.subarray(0, 400));
  return /^\ufeff?\s{0,100}<[?!\w]/.test(head);
}

export function createXmlDecoder(): XmlDecoder {
  let decoder: TextDecoder | undefined;
  let label = '';
  let damaged = false;
  const decode = (bytes?: Uint8Array): string => {
    if (decoder === undefined) return '';
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      // From here on with replacement characters: what is text in it is still read.
      damaged = true;
      decoder = new TextDecoder(label);
      return decoder.decode(bytes, { stream: bytes !== undefined });
    }
  };
  return {
    push(bytes) {
      if (decoder === undefined) {
        label = xmlEncoding(bytes);
        decoder = createDecoder(label);
      }
      return decode(bytes);
    },
    end() {
      const left = decode();
      if (damaged) throw new UnreadableError('broken', 'XML encoding');
      return left;
    },
  };
}

function createDecoder(label: string): TextDecoder {
  try {
    return new TextDecoder(label, { fatal: true });
  } catch {
    throw new UnreadableError('broken', 'XML encoding unknown');
  }
}
