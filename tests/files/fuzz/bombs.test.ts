import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { lookInto } from '../../../lib/inspect/look-into.ts';
import { createMeter, type Limits, standardLimits } from '../../../lib/inspect/meter.ts';
import { buildTar } from '../../../lib/inspect/testing/archive-builder.ts';
import { buildDocx, wordParagraph } from '../../../lib/inspect/testing/ooxml-builder.ts';
import { textPdf } from '../../../lib/inspect/testing/pdf-builder.ts';
import { buildZip } from '../../../lib/inspect/testing/zip-builder.ts';
import { fixtureBytes } from '../hand/fixture.ts';
import { createTestReaders } from '../reader.ts';
import { bombs } from './bombs.ts';

/** Bombs and limits are so many times smaller than in `npm run fuzz:files`, which has the real ones. */
const smaller = 16;
/** Looks at the clock, which is one that goes on with each: how long work may take does not depend on the machine. */
const work = 1500;
const limits: Limits = {
  ...standardLimits,
  inflatedBytes: standardLimits.inflatedBytes / smaller,
  entries: standardLimits.entries / smaller,
  textLength: standardLimits.textLength / smaller,
  pages: standardLimits.pages / smaller,
  milliseconds: work,
};
const readersFor = createTestReaders({ ocr: false });

describe('bombs', () => {
  it.each(bombs.map((bomb) => [bomb.format, bomb.name, bomb] as const))(
    '%s: %s',
    async (format, _, { bytes, ends }) => {
      let looks = 0;
      const meter = createMeter(limits, () => (looks += 1));
      const made = bytes((amount) => Math.ceil(amount / smaller));
      const { unscannable } = await lookInto(`bomb.${format}`, made, { readersFor, meter });
      expect(unscannable ?? 'clean').toBe(ends);
      expect(looks).toBeLessThan(1.1 * work);
    },
  );
});

describe('one budget', () => {
  const text = 'nothing of interest\n'.repeat(2000);
  const mail = [
    ...[
      'From: a@example.com',
      'Subject: x',
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary=b',
      '',
    ],
    ...['--b', 'Content-Type: application/zip; name=f.zip', 'Content-Transfer-Encoding: base64', ''],
    ...[Buffer.from(buildZip({ 'f.txt': text })).toString('base64'), '--b--', ''],
  ];
  const files = {
    'a.txt.gz': new Uint8Array(gzipSync(text)),
    'b.zip': buildZip({ 'inner.zip': buildZip({ 'b.txt': text }) }),
    'c.docx': buildDocx(wordParagraph(text)),
    'd.tar.gz': new Uint8Array(gzipSync(buildTar([{ name: 'd.txt', data: text }]))),
    'e.7z': fixtureBytes('plain.7z'),
    'f.eml': mail.join('\r\n'),
    'g.pdf': textPdf([['one'], ['two'], ['three']]),
  };
  const all = buildZip({ ...files, 'more.zip': buildZip(files) });
  const look = async (bytes: Uint8Array, some: Partial<Limits>) => {
    const meter = createMeter({ ...standardLimits, milliseconds: 600_000, ...some });
    const { unscannable } = await lookInto('all.zip', bytes, { readersFor, meter });
    return { unscannable, left: meter.left() };
  };

  it.each(['inflatedBytes', 'entries', 'textLength', 'pages'] as const)(
    'of %s holds for a file and everything inside of it, whichever reader reads it',
    async (what) => {
      const spent = async (bytes: Uint8Array): Promise<number> =>
        standardLimits[what] - (await look(bytes, {})).left[what];
      const whole = await spent(all);
      const half = await spent(buildZip(files));
      expect(half).toBeGreaterThan(0);
      expect(whole).toBeGreaterThanOrEqual(2 * half);
      expect((await look(all, { [what]: whole })).unscannable).toBe(null);
      expect((await look(all, { [what]: whole - 1 })).unscannable).toBe('too-large');
    },
  );
});
