const diskMs = 10_000;

/** A folder reads as a file that cannot be read; so does one that was changed or moved meanwhile. */
export async function readDisk(
  file: Blob,
  ended: AbortSignal,
): Promise<Uint8Array<ArrayBuffer> | 'timeout' | 'broken'> {
  const late = AbortSignal.any([ended, AbortSignal.timeout(diskMs)]);
  const gaveUp = new Promise<'timeout'>((resolve) => {
    late.addEventListener('abort', () => {
      resolve('timeout');
    });
  });
  const read = file.arrayBuffer().then(
    (buffer) => new Uint8Array(buffer),
    () => 'broken' as const,
  );
  return Promise.race([read, gaveUp]);
}
