const diskMs = 10_000;

export type Bytes = Uint8Array<ArrayBuffer>;

/** Of bytes that nobody reads any more, unless they were given away: in a document without work nobody collects them. */
export function wipe(bytes: Bytes): void {
  if (bytes.length > 0) bytes.fill(0);
}

/**
 * Reads these parts of a file, or all of it. A folder reads as a file that cannot be read; so does one that was changed
 * or moved meanwhile.
 */
export async function readDisk(
  [first, ...others]: readonly [Blob, ...Blob[]],
  ended: AbortSignal,
): Promise<readonly [Bytes, ...Bytes[]] | 'timeout' | 'broken'> {
  const late = AbortSignal.any([ended, AbortSignal.timeout(diskMs)]);
  const gaveUp = new Promise<'timeout'>((resolve) => {
    late.addEventListener('abort', () => {
      resolve('timeout');
    });
  });
  const read = async () => {
    const parts = [await bytesOf(first), ...(await Promise.all(others.map(bytesOf)))] as const;
    if (late.aborted) for (const part of parts) wipe(part);
    return parts;
  };
  return Promise.race([read().catch(() => 'broken' as const), gaveUp]);
}

async function bytesOf(part: Blob): Promise<Bytes> {
  return new Uint8Array(await part.arrayBuffer());
}
