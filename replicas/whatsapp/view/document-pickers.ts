declare global {
  interface Window {
    /** Chromium only. */
    showOpenFilePicker?(options: { readonly multiple: boolean }): Promise<readonly FileSystemFileHandle[]>;
  }
}

/** Asks with an input that is in no document, so that no listener of the document sees its `change`. */
export function pickDetached(take: (files: readonly File[]) => void): void {
  const input = document.createElement('input');
  input.type = 'file';
  input.multiple = true;
  input.addEventListener('change', () => {
    take([...(input.files ?? [])]);
  });
  input.click();
}

/** Asks the browser for files without any input. Nothing when the person calls it off, or the browser cannot. */
export async function pickThroughFileSystem(): Promise<readonly File[]> {
  try {
    const handles = (await window.showOpenFilePicker?.({ multiple: true })) ?? [];
    return await Promise.all(handles.map((handle) => handle.getFile()));
  } catch {
    return [];
  }
}
