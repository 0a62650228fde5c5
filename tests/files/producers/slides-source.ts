import { createBed } from '../specimen.ts';

const { plants, plant } = createBed();

const names = ['office', 'style', 'text', 'table', 'meta', 'presentation'];
const compatible = ['fo', 'svg'];
const urn = 'urn:oasis:names:tc:opendocument:xmlns';
const namespaces = [
  ...names.map((name) => `xmlns:${name}="${urn}:${name}:1.0"`),
  ...compatible.map((name) => `xmlns:${name}="${urn}:${name === 'fo' ? 'xsl-fo' : 'svg'}-compatible:1.0"`),
  `xmlns:draw="${urn}:drawing:1.0"`,
  'xmlns:dc="http://purl.org/dc/elements/1.1/"',
].join(' ');

const p = (text: string): string => `<text:p>${text}</text:p>`;
const place = (y: number): string => `svg:x="2cm" svg:y="${String(y)}cm" svg:width="20cm" svg:height="2cm"`;
const box = (text: string, y: number, more = ''): string =>
  `<draw:frame ${place(y)}><draw:text-box>${p(text)}</draw:text-box>${more}</draw:frame>`;
const shape = (text: string, y: number): string =>
  `<draw:custom-shape ${place(y)}>${p(text)}<draw:enhanced-geometry draw:type="rectangle" svg:viewBox="0 0 21600 21600" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>`;

const notes = `<presentation:notes><draw:page-thumbnail draw:page-number="1" svg:x="2cm" svg:y="2cm" svg:width="15cm" svg:height="11cm"/><draw:frame presentation:class="notes" svg:x="2cm" svg:y="14cm" svg:width="17cm" svg:height="10cm"><draw:text-box>${p(plant('notes', /^slide 1.*notes/))}</draw:text-box></draw:frame></presentation:notes>`;
const comment = `<office:annotation svg:x="1cm" svg:y="1cm"><dc:creator>A</dc:creator><dc:date>2026-11-26T10:00:00</dc:date>${p(plant('comment', /^slide 1.*comment/))}</office:annotation>`;
const alternative = `<svg:desc>${plant('alternative text', /^slide 1.*alternative/)}</svg:desc>`;

const pages = [
  `<draw:page draw:name="one" draw:style-name="Shown" draw:master-page-name="M">${box(plant('text box', /^slide 1/), 2, alternative)}`,
  `<draw:g>${shape(plant('shape in a group', /^slide 1/), 6)}</draw:g>${comment}${notes}</draw:page>`,
  `<draw:page draw:name="two" draw:style-name="Away" draw:master-page-name="M">${box(plant('hidden slide', /^slide 2/), 2)}</draw:page>`,
].join('');

const styles = `<office:automatic-styles><style:page-layout style:name="L"><style:page-layout-properties fo:page-width="28cm" fo:page-height="21cm"/></style:page-layout><style:style style:name="Shown" style:family="drawing-page"/><style:style style:name="Away" style:family="drawing-page"><style:drawing-page-properties presentation:visibility="hidden"/></style:style></office:automatic-styles><office:master-styles><style:master-page style:name="M" style:page-layout-name="L"/></office:master-styles>`;

/** A presentation in one file of XML, for LibreOffice to save as others. */
export const slidesSource = `<?xml version="1.0" encoding="UTF-8"?><office:document ${namespaces} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.presentation"><office:meta><dc:title>${plant('property: title', /properties/)}</dc:title></office:meta>${styles}<office:body><office:presentation>${pages}</office:presentation></office:body></office:document>`;

export const slidePlants = plants;
