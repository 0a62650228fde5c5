type Picker = (options: { multiple: boolean }) => Promise<unknown>;

function isPicker(value: unknown): value is Picker {
  return typeof value === 'function';
}

/** Asks with showOpenFilePicker, where no file input takes part. Nothing is picked where it is missing. */
export function pickFromFileSystem(picked: (files: File[]) => void): void {
  const picker: unknown = Reflect.get(window, 'showOpenFilePicker');
  if (!isPicker(picker)) return;
  // Looked up on window at each use, so that a picker put in its place is the one that is called.
  Promise.resolve(picker.call(window, { multiple: true }))
    .then(filesOf)
    .then(picked)
    .catch(() => undefined); // cancelled
}

async function filesOf(handles: unknown): Promise<File[]> {
  const known = Array.isArray(handles) ? handles.filter(isHandle) : [];
  return Promise.all(known.map((handle) => handle.getFile()));
}

function isHandle(value: unknown): value is { getFile(): Promise<File> } {
  return typeof value === 'object' && value !== null && 'getFile' in value;
}
