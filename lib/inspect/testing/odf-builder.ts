import { buildZip, type Files } from './zip-builder.ts';

const namespaces = [
  'office',
  'style',
  'text',
  'table',
  'draw',
  'svg',
  'dc',
  'meta',
  'xlink',
  'form',
  'chart',
  'presentation',
]
  .map((prefix) => `xmlns:${prefix}="${prefix}"`)
  .join(' ');

/** One file of a package; `root` as `document-content`. */
export function odfPart(root: string, content: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><office:${root} ${namespaces}>${content}</office:${root}>`;
}

/** A package: `kind` as `text`, automatic styles and body of its content, other files. */
export function buildOdf(kind: string, styles: string, body: string, files: Files = {}): Uint8Array {
  const content = `<office:automatic-styles>${styles}</office:automatic-styles><office:body>${body}</office:body>`;
  return buildZip({
    mimetype: `application/vnd.oasis.opendocument.${kind}`,
    'META-INF/manifest.xml':
      '<manifest:manifest xmlns:manifest="m"><manifest:file-entry manifest:full-path="/"/></manifest:manifest>',
    'content.xml': odfPart('document-content', content),
    ...files,
  });
}

/** The same in one file of XML. */
export function flatOdf(head: string, body: string): string {
  return odfPart('document', `${head}<office:body>${body}</office:body>`);
}
