const diskMs = 10_000;

type Bytes = Uint8Array<ArrayBuffer>;

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
  const read = async () => [await bytesOf(first), ...(await Promise.all(others.map(bytesOf)))] as const;
  return Promise.race([read().catch(() => 'broken' as const), gaveUp]);
}

async function bytesOf(part: Blob): Promise<Bytes> {
  return new Uint8Array(await part.arrayBuffer());
}
