import { fixtureBytes } from './fixture.ts';
import type { Plant } from '../specimen.ts';

const photo = (anchor = ''): string =>
  `<draw:frame ${anchor} svg:x="1cm" svg:y="1cm" svg:width="16cm" svg:height="4cm"><draw:image><office:binary-data>${Buffer.from(fixtureBytes('screen-light.png')).toString('base64')}</office:binary-data></draw:image></draw:frame>`;

const namespaces = [
  ['office', 'office'],
  ['text', 'text'],
  ['table', 'table'],
  ['draw', 'drawing'],
  ['svg', 'svg-compatible'],
]
  .map(([short = '', long = '']) => `xmlns:${short}="urn:oasis:names:tc:opendocument:xmlns:${long}:1.0"`)
  .join(' ');

const source = (kind: string, body: string): string =>
  `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.${kind}"><office:body>${body}</office:body></office:document>`;

/** One picture with writing each, in one file of XML; for LibreOffice to save as something else. */
export const photoSources = {
  text: source('text', `<office:text><text:p>${photo('text:anchor-type="as-char"')}</text:p></office:text>`),
  sheet: source(
    'spreadsheet',
    `<office:spreadsheet><table:table table:name="Costs"><table:shapes>${photo()}</table:shapes><table:table-row><table:table-cell/></table:table-row></table:table></office:spreadsheet>`,
  ),
  slides: source(
    'presentation',
    `<office:presentation><draw:page draw:name="first">${photo()}</draw:page></office:presentation>`,
  ),
} as const;

export const photoPlants: readonly Plant[] = [
  { place: 'writing in a picture', word: 'planted heading', where: /text in the image/ },
];
