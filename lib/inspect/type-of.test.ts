import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { writeCfb } from './cfb-writer.ts';
import { joinBytes, latin1, utf16, utf8 } from './testing/bytes.ts';
import { cut, mutated, seeded } from './testing/random.ts';
import { claimedTypes, typeOf } from './type-of.ts';

const ooxml = 'application/vnd.openxmlformats-officedocument';
const contentTypes = (main: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': utf8(`<Types><Override PartName="/x" ContentType="${main}.main+xml"/></Types>`),
    'x.xml': utf8('<x/>'),
  });
const withStream = (name: string): Uint8Array => writeCfb([{ path: [], name, bytes: utf8('x') }]);

describe('type by content', () => {
  it.each<[string, Uint8Array]>([
    ['text/plain', utf8('')],
    ['text/plain', utf8('Hello, this is a note.')],
    ['text/plain', utf8('BMW 320d, 4111 1111 1111 1111')],
    ['text/plain', utf8('MZ is the start of programs')],
    ['text/plain', utf8('ID3 tags are explained here')],
    ['text/plain', utf8('# Title\n\nFirst, a list, of things\n\n- one\n- two\n')],
    ['text/plain', utf16('Grüße aus Köln')],
    ['text/plain', utf8('int main(void) {\n  return 0;\n}\n')],
    ['text/csv', utf8('Name,Number\nA,1\nB,2\n')],
    ['text/csv', utf8('"A;B";C;D\r\n1;2;3\r\n')],
    ['text/tab-separated-values', utf8('a\tb\n1\t2\n')],
    ['text/csv', utf16('\ufeffName;Number\nA;1\nB;2\n')],
    ['application/json', utf8(' {"a": [1, 2]}\n')],
    ['application/json', utf8('[{"a": 1}]')],
    ['application/xml', utf8('<?xml version="1.0"?><!-- c --><doc/>')],
    ['application/xml', utf8('<doc><a/></doc>')],
    ['image/svg+xml', utf8('<?xml version="1.0"?><!DOCTYPE svg><svg xmlns="x"/>')],
    ['text/html', utf8('<!DOCTYPE html><html></html>')],
    ['text/html', utf8('<!-- saved --><HTML><body>')],
    ['text/html', utf8('<table><tr><td>1</td></tr></table>')],
    ['application/rtf', utf8('{\\rtf1\\ansi text}')],
    ['message/rfc822', utf8('From: a@example.com\r\nTo: b@example.com\r\nSubject: x\r\n\r\nText')],
    ['message/rfc822', utf8('Received: from x\n\tby y; today\nSubject: x\n\nText')],
    ['application/mbox', utf8('From a@example.com Mon Nov  2 10:00:00 2026\nFrom: a\nTo: b\n\nText')],
    ['application/mbox', utf8('From \r\nX-Mozilla-Status: 0001\r\nFrom: a\r\nTo: b\r\n\r\nText')],
    ['application/mbox', utf8('From - \nX-Mozilla-Status: 0001\nFrom: a\n\nText')],
    ['application/mbox', utf8('From a Mon Nov  2 10:00:00 2026 UTC\nFrom: a\nTo: b\n\nText')],
    ['text/plain', utf8('From here on it is known.\nTo: all of you\nwho read this\n\nText')],
    ['text/vcard', utf8('BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n')],
    ['text/calendar', utf8('BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n')],
    ['application/pdf', joinBytes(utf8('%PDF-1.7\n%'), [0xe2, 0, 1, 2, 3, 4, 5], utf8('\n1 0 obj'))],
    ['application/pdf', utf8('%PDF-1.4\n1 0 obj\n<<>>\nendobj\n')],
    ['application/pdf', joinBytes([0, 1, 2, 3, 4, 5, 6, 7], utf8('\n%PDF-1.4\n1 0 obj'))],
    ['image/png', joinBytes(latin1('\x89PNG\r\n\x1a\n'), [0, 0, 0, 13], utf8('IHDR'), new Uint8Array(20))],
    ['audio/mpeg', joinBytes(utf8('ID3'), [3, 0, 0, 0, 0, 0x7f, 0x7f], new Uint8Array(50))],
    ['application/zip', zipSync({ 'a.txt': utf8('x') })],
    ['application/zip', latin1(`PK\x05\x06${'\0'.repeat(18)}`)],
    [`${ooxml}.wordprocessingml.document`, contentTypes(`${ooxml}.wordprocessingml.document`)],
    [`${ooxml}.spreadsheetml.template`, contentTypes(`${ooxml}.spreadsheetml.template`)],
    [`${ooxml}.presentationml.slideshow`, contentTypes(`${ooxml}.presentationml.slideshow`)],
    [
      'application/vnd.ms-excel.sheet.macroenabled.12',
      contentTypes('application/vnd.ms-excel.sheet.macroEnabled'),
    ],
    [
      'application/vnd.oasis.opendocument.spreadsheet',
      zipSync({ mimetype: [utf8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }] }),
    ],
    ['application/epub+zip', zipSync({ mimetype: [utf8('application/epub+zip'), { level: 0 }] })],
    ['application/java-archive', zipSync({ 'META-INF/MANIFEST.MF': utf8('x') })],
    ['application/msword', withStream('WordDocument')],
    ['application/vnd.ms-excel', withStream('Workbook')],
    ['application/vnd.ms-powerpoint', withStream('PowerPoint Document')],
    ['application/vnd.ms-outlook', withStream('__properties_version1.0')],
    ['application/x-ooxml-protected', withStream('EncryptedPackage')],
    ['application/x-ole-storage', withStream('\x01Ole10Native')],
    ['application/octet-stream', joinBytes([0, 1, 2, 3, 200, 201, 0, 0, 17, 4, 5, 6])],
  ])('%s', async (type, bytes) => {
    expect(await typeOf(bytes)).toBe(type);
  });

  it.each<[string, string]>([
    ['application/x-7z-compressed', '7z\xbc\xaf\x27\x1c\x00\x04'],
    ['application/vnd.rar', 'Rar!\x1a\x07\x01\x00'],
    ['image/png', '\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00'],
    ['image/jpeg', '\xff\xd8\xff\xe0'],
  ])('%s, however much text is in it', async (type, head) => {
    expect(await typeOf(latin1(head + 'nothing but words '.repeat(5000)))).toBe(type);
  });

  it('never throws', async () => {
    const random = seeded(3);
    const noise = Uint8Array.from({ length: 5000 }, () => random() * 256);
    for (const file of [withStream('Workbook'), contentTypes(`${ooxml}.spreadsheetml.sheet`), noise]) {
      for (const bytes of [...cut(file), ...mutated(file)])
        expect(await typeOf(bytes)).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
    }
  });
});

describe('claimed types', () => {
  it('are those of the ending', () => {
    expect(claimedTypes('a.b/Bill.PDF')).toEqual(['application/pdf']);
    expect(claimedTypes('notes.txt')).toContain('text/csv');
    expect(claimedTypes('page.odt')).toContain('application/vnd.oasis.opendocument.text-web');
    expect(claimedTypes('README')).toBe(null);
    expect(claimedTypes('a.constructor')).toBe(null);
    expect(claimedTypes('a.unheard')).toBe(null);
  });
});
