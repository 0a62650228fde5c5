import { writeCfb } from '../../lib/inspect/cfb-writer.ts';
import { utf16, utf8 } from '../../lib/inspect/testing/bytes.ts';
import { buildOdf } from '../../lib/inspect/testing/odf-builder.ts';
import {
  buildDocx,
  buildPptx,
  buildXlsx,
  drawingParagraph,
  type TestRelation,
  wordParagraph,
} from '../../lib/inspect/testing/ooxml-builder.ts';
import { buildPdf, textObjects } from '../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { type SampleFile, sampleFile } from './sample-files.ts';

/** Where a file wants something from; `what` says which of its wishes it is. */
type Remote = (what: string) => string;

/** Files that have their reader ask somebody for something, each by every way that its format has. */
export function remoteFiles(remote: Remote, text: string): readonly SampleFile[] {
  const files: Readonly<Record<string, Uint8Array | string>> = {
    'letter.docx': docx(remote, text),
    'costs.xlsx': xlsx(remote, text),
    'talk.pptx': pptx(remote, text),
    'letter.odt': odt(remote, text),
    'form.pdf': pdf(remote, text),
    'page.html': html(remote, text),
    'drawing.svg': svg(remote, text),
    'data.xml': xml(remote, text),
    'letter.rtf': rtf(remote, text),
    'mail.eml': eml(remote, text),
    'mail.msg': msg(remote, text),
    'card.vcf': vcard(remote, text),
    'dates.ics': calendar(remote, text),
    'list.csv': `name,value\nAnn,"=WEBSERVICE(""${remote('csv')}"")"\nBob,${text}\n`,
    'notes.md': `![picture](${remote('md')})\n\n[![link](${remote('md-in-link')})](x)\n\n${text}\n`,
  };
  const all = buildZip({ ...files, 'inner.zip': buildZip({ 'page.html': html(remote, text) }) });
  return Object.entries({ ...files, 'all.zip': all }).map(([name, content]) => sampleFile(name, content));
}

const external = (kind: string, target: string): TestRelation => ({
  ...{ id: kind, kind, target, external: true },
});

function docx(remote: Remote, text: string): Uint8Array {
  const relations = ['attachedTemplate', 'image', 'oleObject', 'hyperlink', 'aFChunk', 'frame'].map((kind) =>
    external(kind, remote(`docx-${kind}`)),
  );
  const picture = `<w:r><w:pict><v:shape><v:imagedata r:link="image" src="${remote('docx-vml')}"/></v:shape></w:pict></w:r>`;
  const field = `<w:r><w:instrText>INCLUDEPICTURE "${remote('docx-field')}" \\d</w:instrText></w:r>`;
  return buildDocx(wordParagraph(picture, field, text), {}, relations);
}

function xlsx(remote: Remote, text: string): Uint8Array {
  const formula = `WEBSERVICE("${remote('xlsx-formula')}")`;
  const cells = `<row r="1"><c r="A1"><f>${formula}</f></c><c r="B1" t="inlineStr"><is><t>${text}</t></is></c></row>`;
  const connection = `<connections xmlns="x"><connection id="1" type="4"><webPr url="${remote('xlsx-query')}"/></connection></connections>`;
  return buildXlsx(
    [
      {
        name: 'Costs',
        xml: `<sheetData>${cells}</sheetData>`,
        relations: [external('hyperlink', remote('xlsx-link'))],
      },
    ],
    { 'xl/connections.xml': connection },
    [external('externalLinkPath', remote('xlsx-external')), external('image', remote('xlsx-image'))],
  );
}

function pptx(remote: Remote, text: string): Uint8Array {
  const relations = ['image', 'video', 'audio', 'oleObject'].map((kind) =>
    external(kind, remote(`pptx-${kind}`)),
  );
  const picture = '<p:pic><p:blipFill><a:blip r:link="image"/></p:blipFill></p:pic>';
  const shape = `<p:sp><p:txBody>${drawingParagraph(text)}</p:txBody></p:sp>`;
  return buildPptx([{ xml: `<p:cSld><p:spTree>${picture}${shape}</p:spTree></p:cSld>`, relations }]);
}

function odt(remote: Remote, text: string): Uint8Array {
  const image = `<draw:frame><draw:image xlink:href="${remote('odt-image')}"/></draw:frame>`;
  const section = `<text:section><text:section-source xlink:href="${remote('odt-section')}"/></text:section>`;
  return buildOdf('text', '', `<office:text>${section}<text:p>${image}${text}</text:p></office:text>`);
}

function pdf(remote: Remote, text: string): Uint8Array {
  const objects = textObjects([['A form', text]]);
  const action = (kind: string, more: string) => `<< /Type /Action /S /${kind} ${more} >>`;
  const script = `app.launchURL("${remote('pdf-script')}", true)`.replace(/[()\\]/g, '\\$&');
  const rectangle = '/Rect [0 0 99 99] /Type /Annot';
  return buildPdf({
    ...objects,
    1: `<< /Type /Catalog /Pages 2 0 R /OpenAction 100 0 R /URI << /Base (${remote('pdf-base')}) >> /AA << /WC 101 0 R >> >>`,
    100: action('URI', `/URI (${remote('pdf-open')}) /Next [101 0 R 102 0 R 103 0 R 104 0 R]`),
    101: action('JavaScript', `/JS (${script})`),
    102: action('SubmitForm', `/F << /FS /URL /F (${remote('pdf-submit')}) >>`),
    103: action('GoToR', `/F << /FS /URL /F (${remote('pdf-go')}) >> /D [0 /Fit]`),
    104: action('ImportData', `/F << /FS /URL /F (${remote('pdf-import')}) >>`),
    105: `<< /Subtype /Link ${rectangle} /A 100 0 R >>`,
    106: `<< /Subtype /FileAttachment ${rectangle} /FS << /FS /URL /F (${remote('pdf-file')}) >> >>`,
    1000: `${(objects[1000] ?? '').replace(/>>$/, '')} /Annots [105 0 R 106 0 R] >>`,
  });
}

function html(remote: Remote, text: string): string {
  const sources = [
    'img',
    'script',
    'iframe',
    'video',
    'audio',
    'embed',
    'source',
    'track',
    'input type="image"',
  ];
  return `<!doctype html><html manifest="${remote('html-manifest')}"><head>
<base href="${remote('html-base')}/"><meta http-equiv="refresh" content="0; url=${remote('html-refresh')}">
<link rel="stylesheet" href="${remote('html-style')}"><link rel="preload" as="image" href="${remote('html-preload')}">
<link rel="dns-prefetch" href="${remote('html-dns')}"><link rel="icon" href="${remote('html-icon')}">
<style>@import url("${remote('html-import')}"); body { background: url(${remote('html-background')}) }
@font-face { font-family: x; src: url(${remote('html-font')}) }</style></head>
<body background="${remote('html-body')}" onload="fetch('${remote('html-onload')}')">
${sources.map((name) => `<${name} src="${remote(`html-${name.slice(0, 5)}`)}">`).join('\n')}
<img srcset="${remote('html-srcset')} 2x"><object data="${remote('html-object')}"></object>
<a href="${remote('html-link')}" ping="${remote('html-ping')}">link</a>
<iframe srcdoc="<img src='${remote('html-srcdoc')}'>"></iframe><script>fetch("${remote('html-fetch')}")</script>
<p>${text}</p></body></html>`;
}

function svg(remote: Remote, text: string): string {
  return `<?xml version="1.0"?><?xml-stylesheet href="${remote('svg-style')}"?>
<!DOCTYPE svg [<!ENTITY e SYSTEM "${remote('svg-entity')}">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="300" height="100">
<image href="${remote('svg-image')}"/><image xlink:href="${remote('svg-xlink')}"/><use href="${remote('svg-use')}#a"/>
<style>@import "${remote('svg-import')}";</style><script href="${remote('svg-script')}"/><rect fill="url(${remote('svg-fill')}#b)"/>
<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="${remote('svg-frame')}"/></foreignObject>
<text>&e; ${text}</text></svg>`;
}

function xml(remote: Remote, text: string): string {
  return `<?xml version="1.0"?><?xml-stylesheet type="text/xsl" href="${remote('xml-style')}"?>
<!DOCTYPE data SYSTEM "${remote('xml-dtd')}" [
<!ENTITY % p SYSTEM "${remote('xml-parameter')}"> %p; <!ENTITY e SYSTEM "${remote('xml-entity')}">]>
<data xmlns:xi="http://www.w3.org/2001/XInclude" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
 xsi:schemaLocation="x ${remote('xml-schema')}"><xi:include href="${remote('xml-include')}"/>&e;<value>${text}</value></data>`;
}

function rtf(remote: Remote, text: string): string {
  const field = (what: string) =>
    `{\\field{\\*\\fldinst ${what} "${remote(`rtf-${what}`)}" \\\\d}{\\fldrslt x}}`;
  return `{\\rtf1\\ansi{\\*\\template ${remote('rtf-template')}}${['INCLUDEPICTURE', 'INCLUDETEXT', 'HYPERLINK'].map(field).join('')}\\par ${text}\\par}`;
}

function eml(remote: Remote, text: string): string {
  return [
    ...['From: ann@example.com', 'To: bob@example.com', 'Subject: news', 'MIME-Version: 1.0'],
    ...[
      `Disposition-Notification-To: <${remote('eml-notification')}>`,
      `List-Unsubscribe: <${remote('eml-list')}>`,
    ],
    ...['Content-Type: multipart/mixed; boundary="b"', '', '--b', 'Content-Type: text/html', ''],
    ...[html((what) => remote(`eml-${what}`), text), '--b'],
    ...[`Content-Type: message/external-body; access-type=URL; URL="${remote('eml-external')}"`, ''],
    ...['Content-Type: text/plain', '', '', '--b--', ''],
  ].join('\r\n');
}

function msg(remote: Remote, text: string): Uint8Array {
  const stream = (tag: string, bytes: Uint8Array) => ({ path: [], name: `__substg1.0_${tag}`, bytes });
  return writeCfb([
    { path: [], name: '__properties_version1.0', bytes: new Uint8Array(32) },
    stream('0037001F', utf16('news')),
    stream('1000001F', utf16(text)),
    stream('10130102', utf8(html((what) => remote(`msg-${what}`), text))),
  ]);
}

function vcard(remote: Remote, text: string): string {
  const wishes = ['PHOTO', 'LOGO', 'SOUND', 'KEY', 'URL', 'SOURCE'].map(
    (name) => `${name};VALUE=uri:${remote(`vcf-${name}`)}`,
  );
  return ['BEGIN:VCARD', 'VERSION:4.0', 'FN:Ann', ...wishes, `NOTE:${text}`, 'END:VCARD', ''].join('\r\n');
}

function calendar(remote: Remote, text: string): string {
  const wishes = ['ATTACH', 'IMAGE;VALUE=URI', 'CONFERENCE;VALUE=URI', 'URL', 'TZURL'].map(
    (name) => `${name}:${remote(`ics-${name.slice(0, 5)}`)}`,
  );
  const event = ['BEGIN:VEVENT', 'UID:1', ...wishes, `SUMMARY:${text}`, 'END:VEVENT'];
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...event, 'END:VCALENDAR', ''].join('\r\n');
}
