import { beforeAll, describe, expect, it } from 'vitest';
import { judge } from '../../lib/core/decide/index.ts';
import type { Verdict } from '../../lib/core/decide/verdict.ts';
import { buildRar4, buildRar5, buildTar } from '../../lib/inspect/testing/archive-builder.ts';
import { archiveTypes } from '../../lib/inspect/extractors/archive.ts';
import { gzipExtractor } from '../../lib/inspect/extractors/gzip.ts';
import { tarExtractor } from '../../lib/inspect/extractors/tar.ts';
import { zipExtractor } from '../../lib/inspect/extractors/zip.ts';
import { utf8 } from '../../lib/inspect/testing/bytes.ts';
import { buildDocx, buildXlsx, wordParagraph } from '../../lib/inspect/testing/ooxml-builder.ts';
import { buildZip } from '../../lib/inspect/testing/zip-builder.ts';
import { lookInto } from '../../lib/inspect/look-into.ts';
import { fixtureBytes } from '../files/hand/fixture.ts';
import { createTestReaders } from '../files/reader.ts';
import { handSpecimens } from '../files/specimens.ts';
import { loadRules, type Rules } from './policy.ts';

const readersFor = createTestReaders({ ocr: false });
let rules: Rules;

beforeAll(async () => {
  rules = await loadRules();
});

/** What all packs say about a file that is looked into as the extension would. */
async function judgeFile(name: string, bytes: Uint8Array): Promise<Verdict> {
  const { unscannable, ...looked } = await lookInto(name, bytes, { readersFor });
  const file = { name, bytes: bytes.length, ...looked, ...(unscannable !== null && { unscannable }) };
  return judge(
    rules.policy,
    {
      platform: 'whatsapp',
      channel: 'file',
      conversation: { kind: 'direct', title: 'Someone' },
      account: { id: '+420600000000' },
      content: { kind: 'files', files: [file] },
    },
    Date.parse('2026-03-04T12:00:00Z'),
  );
}

/** The rules about files as such that speak, whatever their mode is. */
const rulesOf = ({ hits }: Verdict): string[] =>
  hits
    .filter(({ rule, action }) => rule.pack.startsWith('files') && action !== 'allow')
    .map(({ rule }) => rule.id)
    .sort();

const csv = (rows: number, between = ','): Uint8Array =>
  utf8(Array.from({ length: rows }, (_, at) => `name${between}${String(at)}\n`).join(''));
const xlsx = (rows: number): Uint8Array => {
  const cells = Array.from({ length: rows }, (_, at) => {
    const row = String(at + 1);
    return `<row r="${row}"><c r="A${row}"><v>${row}</v></c></row>`;
  });
  return buildXlsx([{ name: 'All', xml: `<sheetData>${cells.join('')}</sheetData>` }]);
};
const specimen = async (name: string): Promise<Uint8Array> => {
  const found = handSpecimens.find((one) => one.name === name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found.bytes();
};
const plain = buildDocx(wordParagraph('soup of the day'));

describe('the packs about files', () => {
  it.each<[name: string, make: () => Uint8Array | Promise<Uint8Array>, rules: readonly string[]]>([
    ['all.csv', () => csv(2001), ['large-table-out']],
    ['all.csv', () => csv(1000), ['large-table-out']],
    ['all.csv', () => csv(999), []],
    ['all.tsv', () => csv(1000, '\t'), ['large-table-out']],
    ['all.xlsx', () => xlsx(1000), ['large-table-out']],
    ['all.xlsx', () => xlsx(999), []],
    ['all.zip', () => buildZip({ 'all.csv': csv(2001) }), ['large-table-out']],
    ['two.zip', () => buildZip({ 'a.csv': csv(500), 'b.xlsx': xlsx(500) }), ['large-table-out']],
    ['two.zip', () => buildZip({ 'a.csv': csv(500), 'b.xlsx': xlsx(499) }), []],
    ['menu.docx', () => plain, []],
    ['menu.jpg', () => plain, ['disguised-file-out']],
    ['about.jpg', () => specimen('about.jpg'), ['picture-place-out']],
    ['everywhere.odt', () => specimen('everywhere.odt'), ['hidden-content-out']],
    ['noise.bin', () => specimen('noise.bin'), ['unreadable-file-out']],
    [
      'locked-rc4.pdf',
      () => fixtureBytes('locked-rc4.pdf'),
      ['encrypted-document-out', 'unreadable-file-out'],
    ],
    [
      'broken.zip',
      () => buildZip({ 'a.txt': 'words' }).slice(0, -30),
      ['unreadable-archive-out', 'unreadable-file-out'],
    ],
    ['plain.tar', () => buildTar([{ name: 'a.txt', data: 'words' }]), []],
  ])('%s: what was looked into has what the rules ask for (%#)', async (name, make, expected) => {
    expect(rulesOf(await judgeFile(name, await make()))).toEqual(expected);
  });

  it.each<[name: string, make: () => Uint8Array]>([
    ['locked.zip', () => fixtureBytes('locked.zip')],
    ['locked.jar', () => fixtureBytes('locked.jar')],
    ['locked-content.7z', () => fixtureBytes('locked-content.7z')],
    ['locked-header.7z', () => fixtureBytes('locked-header.7z')],
    ['locked4.rar', () => buildRar4({ a: 'a' }, 0x80)],
    ['locked5.rar', () => buildRar5({ a: 'a' }, [4, 0, 0, 0])],
    ['outer.zip', () => buildZip({ 'a.txt': 'words', 'b.7z': fixtureBytes('locked-content.7z') })],
  ])('block %s, which is locked', async (name, make) => {
    const verdict = await judgeFile(name, make());
    expect([verdict.action, verdict.deciding?.rule.id]).toEqual(['block', 'encrypted-archive-out']);
    expect(rulesOf(verdict)).toContain('encrypted-document-out');
  });

  it('know every type of archive that is unpacked', () => {
    const strict = rules.packs.find(({ id }) => id === 'files-strict');
    const known = new Set(strict?.rules.flatMap(({ when }) => when?.files?.types ?? []));
    const unpacked = [...zipExtractor.types, ...tarExtractor.types, ...gzipExtractor.types, ...archiveTypes];
    expect(unpacked.filter((type) => !known.has(type))).toEqual([]);
  });
});
