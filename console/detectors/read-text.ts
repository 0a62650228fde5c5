/** Bytes of a file that are read. */
const largest = 4_000_000;

/**
 * What stands in a text file, whatever its encoding: spreadsheets export in that of the system. Null: it is too large, or
 * no text. What decides on encodings is loaded with the first file.
 */
export async function readText(file: Blob): Promise<string | null> {
  if (file.size > largest) return null;
  const [{ decodeText }, { createMeter }, content] = await Promise.all([
    import('../../lib/inspect/decode-text.ts'),
    import('../../lib/inspect/meter.ts'),
    file.arrayBuffer(),
  ]);
  const { text } = decodeText(new Uint8Array(content), createMeter());
  return /[\0-\x08\x0e-\x1f\ufffd]/.test(text) ? null : text;
}
