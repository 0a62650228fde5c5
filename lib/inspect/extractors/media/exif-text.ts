import { decodeCodePage, lenientDecoder } from '../../code-pages.ts';
import { detectEncoding } from '../../detect-encoding.ts';

/** A text behind eight bytes that say what it is written in (EXIF 2.32, 4.6.5); without them it is a text all the same. */
export function exifText(value: Uint8Array): string {
  const code = /^(?:ASCII\0\0\0|JIS\0{5}|UNICODE\0|\0{8})/.exec(
    decodeCodePage(value.subarray(0, 8), 28591),
  )?.[0];
  const body = value.subarray(code === undefined ? 0 : 8);
  return lenientDecoder(encodingOf(code, body)).decode(body).replace(/\0+/g, ' ').trim();
}

function encodingOf(code: string | undefined, body: Uint8Array): string {
  if (code?.startsWith('JIS') === true) return 'iso-2022-jp';
  if (code !== 'UNICODE\0') return detectEncoding(body);
  // In which order the bytes stand is not said: it is that of the camera, whatever that of the other fields.
  const zeros = [0, 0];
  for (const [at, byte] of body.entries()) if (byte === 0) zeros[at & 1] = (zeros[at & 1] ?? 0) + 1;
  const [upperFirst = 0, upperLast = 0] = zeros;
  const isMarked = body[0] === 0xfe && body[1] === 0xff;
  return isMarked || upperFirst > upperLast ? 'utf-16be' : 'utf-16le';
}
