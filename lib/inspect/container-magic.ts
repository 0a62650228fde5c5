/** Begins as a file does that can hold text or files, whatever it is said to be (a font, printer settings). */
export function isContainer(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 4));
  return /^(?:PK\x03\x04|%PDF|\xd0\xcf\x11\xe0|7z\xbc\xaf|Rar!|\x1f\x8b|\x89PNG|\xff\xd8\xff|\{\\rt)/.test(
    start,
  );
}

/** Begins as an archive or picture does, and as no text: 7z, rar, xz, gzip, bzip2, cab, PNG, JPEG, GIF, WebP. */
export function startsAsNoText(bytes: Uint8Array): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 12));
  return /^(?:7z\xbc\xaf\x27\x1c|Rar!\x1a\x07|\xfd7zXZ\0|\x1f\x8b\x08|BZh[1-9]1AY&SY|MSCF\0{4}|\x89PNG\r\n\x1a\n|\xff\xd8\xff|GIF8[79]a|RIFF[^]{4}WEBP)/.test(
    start,
  );
}
