/**
 * bzip2 and xz pack one stream of bytes without any list of files, and this build of libarchive unpacks only what then
 * turns out to be an archive. But both formats allow streams one after the other, unpacked as if they were one. So the
 * file is put between two streams of ours: the first unpacks to the header of a tar entry that never ends, the last to
 * a mark and 128 KB of zeros. Where the mark comes out, everything before it was sound and complete; where it doesn't,
 * the file is damaged, cut off, or followed by something else. The zeros are what a reader may lose at the end.
 */
export interface Wrapping {
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (char) => char.charCodeAt(0));

/** `x`, 8,589,934,591 bytes long (ustar), packed; then the mark and the zeros. */
const wrappings: Readonly<Record<string, Wrapping>> = {
  'application/x-bzip2': {
    head: fromBase64(
      'QlpoMTFBWSZTWUDD54kAACBbgMiAQABVgAAA4AAeQAgAIABUU0yMTExBJNUPKMmj1F8DFOuZolymYh9NDgDLB1mMPbelC98u6vnxdyRThQkEDD54kA==',
    ),
    tail: fromBase64(
      'QlpoMTFBWSZTWdiMl7sABAV/78EBAggAgggAhCAgBACBAAgEAQACAAQYBBgEBAEgiCAAVDVADE000aA/UeoJSQ0A0DTTaQeo9kAACoQAAc4RAABX8ee4M0O1tVp7y5N00SiYpKYsAAAFRdyRThQkNiMl7sA=',
    ),
  },
  'application/x-xz': {
    head: fromBase64(
      '/Td6WFoAAAD/EtlBAgAhAQwAAACPmEGc4AH/AC1dADwAM1AYaImC7aeAafiFLWa+GfIKdChvD703tk1ztJE07xpkvcc8ag64woSPAAAAAAAAAUGABAAAANEq1TmoAAr8AgAAAAAAWVo=',
    ),
    tail: fromBase64(
      '/Td6WFoAAAD/EtlBAgAhAQwAAACPmEGc4gAfAHtdAAMfx9QGDzERezQbVaxhxjseJ0g0Y2LrmBHCYyV75Vuvcy+xqkudk45c7nFbZkM8l48XWy5ST6aiB/wEMIxP3sQ5AAuNs4s3gPxYM+bPTJ7IqFkUzVj1friCulUHQeFyOXJC8bhwDUKXzCRmrLtNe4d9gSqIzq3XqLtjAAAAAAGPAaCACADt01R1qAAK/AIAAAAAAFla',
    ),
  },
};

const mark = Uint8Array.from(
  '067b5c6ef13fdc67ccd3c3c244bc9dee51d20e152dee2d44841b8e49f733e427'.match(/../g) ?? [],
  (pair) => Number.parseInt(pair, 16),
);
const paddingBytes = 128 * 1024;

/** Undefined where the file is neither of both. */
export function wrappingOf(bytes: Uint8Array): Wrapping | undefined {
  if (bytes[0] === 0x42 && bytes[1] === 0x5a && bytes[2] === 0x68) return wrappings['application/x-bzip2'];
  const isXz = bytes[0] === 0xfd && bytes[1] === 0x37 && bytes[2] === 0x7a && bytes[3] === 0x58;
  return isXz ? wrappings['application/x-xz'] : undefined;
}

/** What stands before the mark; undefined where it is missing. Only the end is searched: content may hold it too. */
export function beforeMark(unpacked: Uint8Array): Uint8Array | undefined {
  const first = mark[0] ?? 0;
  const lowest = Math.max(0, unpacked.length - paddingBytes - mark.length);
  for (let at = unpacked.lastIndexOf(first); at >= lowest; at = unpacked.lastIndexOf(first, at - 1)) {
    if (mark.every((byte, offset) => unpacked[at + offset] === byte)) return unpacked.subarray(0, at);
    if (at === 0) return undefined;
  }
  return undefined;
}
