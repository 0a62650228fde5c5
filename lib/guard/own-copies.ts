/** In bytes, of all together; of what does not fit, and of what is in a folder, the page has the disk's. */
const mostBytes = 268_435_456;
/** A disk that gives nothing (a network's, for instance) must not keep everything else in the tab from being sent. */
const patienceMs = 30_000;

/**
 * Firefox reads a chosen file anew whenever somebody asks for its content, so what the page sends may be other than what
 * was judged: copies in memory are judged and released. Chromium refuses a file that has changed. A copy cannot say
 * where in a folder it was. Null when a file cannot be copied, or not in time.
 */
export async function ownCopies(files: readonly File[]): Promise<readonly File[] | null> {
  let left = mostBytes;
  const copy = async (file: File): Promise<File> => {
    if (file.size > left || file.webkitRelativePath !== '') return file;
    left -= file.size;
    return new File([await file.arrayBuffer()], file.name, file);
  };
  const copies = Promise.all(files.map(copy)).catch(() => null);
  return Promise.race([copies, new Promise<null>((resolve) => setTimeout(resolve, patienceMs, null))]);
}
