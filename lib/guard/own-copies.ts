/** In bytes, of all together; of what is beyond it, and of what is in a folder, the page has the disk's. */
const mostBytes = 268_435_456;

/**
 * Firefox reads a chosen file anew whenever somebody asks for its content, so what the page sends may be other than what
 * was judged: copies in memory are judged and released. Chromium refuses a file that has changed. A copy cannot say
 * where in a folder it was.
 */
export function ownCopies(files: readonly File[]): Promise<readonly File[]> {
  let left = mostBytes;
  const copy = async (file: File): Promise<File> => {
    left -= file.size;
    if (left < 0 || file.webkitRelativePath !== '') return file;
    return new File([await file.arrayBuffer()], file.name, file);
  };
  return Promise.all(files.map((file) => copy(file).catch(() => file)));
}
