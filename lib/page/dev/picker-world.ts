/**
 * Before the hooks, in the page's world: pickers that ask nobody, and give what the page keeps in its private file
 * system. Their handles are real ones.
 */
Object.assign(window, {
  showOpenFilePicker: async () => {
    const handles: FileSystemFileHandle[] = [];
    for (const name of ['clean.txt', 'secret.txt']) handles.push(await write(name));
    return handles;
  },
  showDirectoryPicker: async () => {
    await write('deep.txt', 'below');
    return (await navigator.storage.getDirectory()).getDirectoryHandle('below');
  },
});

async function write(name: string, folder?: string): Promise<FileSystemFileHandle> {
  const root = await navigator.storage.getDirectory();
  const parent = folder === undefined ? root : await root.getDirectoryHandle(folder, { create: true });
  const handle = await parent.getFileHandle(name, { create: true });
  const stream = await handle.createWritable();
  await stream.write(name);
  await stream.close();
  return handle;
}
