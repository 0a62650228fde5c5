import { buildOdf } from '../../lib/inspect/testing/odf-builder.ts';
import {
  buildDocx,
  buildPptx,
  buildXlsx,
  drawingParagraph,
  wordParagraph,
} from '../../lib/inspect/testing/ooxml-builder.ts';
import { textPdf } from '../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { csvText, mixedText } from '../policy/texts.ts';

type Content = Uint8Array | string;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
/** Without what a font of the PDF standard lacks. */
const latin = (text: string) => text.replace(/[^\n\x20-\x7e]/g, '');

/**
 * Documents of less than a megabyte, as people send them: name and how to make one. Each is made anew for every round,
 * with its number in it, so that none is known already.
 */
export const documents: Readonly<Record<string, (round: number) => Content>> = {
  'note.txt': (round) => `${String(round)}\n${mixedText(4_000)}`,
  'log.txt': (round) => `${String(round)}\n${mixedText(200_000)}`,
  'list.csv': (round) => `${String(round)}\n${csvText(900_000)}`,
  'data.json': (round) => JSON.stringify({ round, lines: mixedText(300_000).split('\n') }),
  'page.html': (round) => `<!doctype html><title>${String(round)}</title>${paragraphs(150_000, 'p')}`,
  'mail.eml': (round) => `From: ann@example.com\r\nSubject: ${String(round)}\r\n\r\n${mixedText(50_000)}`,
  'letter.docx': (round) => docx(round, 15_000),
  'report.docx': (round) => docx(round, 600_000),
  'costs.xlsx': (round) => xlsx(round, 5_000),
  'talk.pptx': (round) => pptx(round, 40),
  'letter.odt': (round) =>
    buildOdf('text', '', `<office:text>${String(round)}${paragraphs(200_000, 'text:p')}</office:text>`),
  'contract.pdf': (round) => pdf(round, 8),
  'book.pdf': (round) => pdf(round, 120),
  'all.zip': (round) =>
    buildZip({ 'a.docx': docx(round, 15_000), 'b.xlsx': xlsx(round, 500), 'c.pdf': pdf(round, 8) }),
};

const paragraphs = (bytes: number, tag: string) =>
  mixedText(bytes)
    .split('\n')
    .map((line) => `<${tag}>${escaped(line)}</${tag}>`)
    .join('\n');

function docx(round: number, bytes: number): Uint8Array {
  const lines = mixedText(bytes).split('\n');
  return buildDocx([String(round), ...lines].map((line) => wordParagraph(escaped(line))).join(''));
}

function xlsx(round: number, rows: number): Uint8Array {
  const lines = csvText(rows * 90).split('\n');
  const cell = (text: string) => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
  const xml = lines.map((line, at) => {
    return `<row r="${String(at + 1)}">${line.split(',').map(cell).join('')}</row>`;
  });
  return buildXlsx([{ name: `Sheet ${String(round)}`, xml: `<sheetData>${xml.join('')}</sheetData>` }]);
}

function pptx(round: number, slides: number): Uint8Array {
  const lines = mixedText(slides * 600).split('\n');
  return buildPptx(
    Array.from({ length: slides }, (_, at) => {
      const own = [String(round), ...lines.slice(at * 8, at * 8 + 8)].map((line) =>
        drawingParagraph(escaped(line)),
      );
      return {
        xml: `<p:cSld><p:spTree><p:sp><p:txBody>${own.join('')}</p:txBody></p:sp></p:spTree></p:cSld>`,
      };
    }),
  );
}

function pdf(round: number, pages: number): Uint8Array {
  const lines = latin(mixedText(pages * 3_000)).split('\n');
  return textPdf(
    Array.from({ length: pages }, (_, at) => [String(round), ...lines.slice(at * 40, at * 40 + 40)]),
  );
}
