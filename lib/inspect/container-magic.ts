/** Begins as a file does that can hold text or files, whatever it is said to be (a font, printer settings). */
export function isContainer(head: Uint8Array): boolean {
  const start = String.fromCharCode(...head.subarray(0, 4));
  return /^(?:PK\x03\x04|%PDF|\xd0\xcf\x11\xe0|7z\xbc\xaf|Rar!|\x1f\x8b|\x89PNG|\xff\xd8\xff|\{\\rt)/.test(
    start,
  );
}
