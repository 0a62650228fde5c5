import type { XmlHandler } from '../../xml.ts';

/** META-INF/manifest.xml (OpenDocument 1.3 part 2, 4): which files are encrypted. */
export function createManifest(): { readonly handler: XmlHandler; isEncrypted(name: string): boolean } {
  const encrypted = new Set<string>();
  let path = '';
  return {
    handler: {
      open(tag) {
        if (tag.name === 'file-entry') path = tag.attribute('full-path') ?? '';
        else if (tag.name === 'encryption-data' || tag.name === 'encrypted-key') encrypted.add(path);
      },
      text: () => undefined,
      close: () => undefined,
    },
    isEncrypted: (name) => encrypted.has(name),
  };
}
