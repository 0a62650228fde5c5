import { describe, expect, it } from 'vitest';
import { readCfb } from '../cfb.ts';
import { writeCfb, type CfbStream } from '../cfb-writer.ts';
import { createMeter } from '../meter.ts';
import { decompressRtf } from '../msg/compressed-rtf.ts';
import { joinBytes, latin1, utf16, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { msgExtractor } from './msg.ts';

const u32 = (value: number): number[] => [value & 255, (value >> 8) & 255, (value >> 16) & 255, value >>> 24];
const stream = (path: string[], tag: string, bytes: Uint8Array): CfbStream => ({
  path,
  name: `__substg1.0_${tag}`,
  bytes,
});
const fixed = (header: number, codePage: number): Uint8Array =>
  joinBytes(new Uint8Array(header), [3, 0, 0xfd, 0x3f, 6, 0, 0, 0], u32(codePage), u32(0));
const rtf = utf8('{\\rtf1 rich words}');
const plainRtf = joinBytes(u32(rtf.length + 12), u32(rtf.length), utf8('MELA'), u32(0), rtf);
const attachment = '__attach_version1.0_#00000000';
const nested = ['__attach_version1.0_#00000001', '__substg1.0_3701000D'];

const streams: CfbStream[] = [
  { path: [], name: '__properties_version1.0', bytes: fixed(32, 1251) },
  stream([], '0037001F', utf16('The subject')),
  stream([], '1000001E', Uint8Array.of(0xcf, 0xf0, 0xe8)),
  stream([], '10130102', utf8('<p>html words</p>')),
  stream([], '10090102', plainRtf),
  stream([], '007D001F', utf16('Received: from x')),
  stream([], '0C1A001F', utf16('A sender')),
  stream([], '8005001F', utf16('named words')),
  // Several texts: their lengths, then each by its position.
  stream([], '8006101F', Uint8Array.from([...u32(12), ...u32(14)])),
  stream([], '8006101F-00000000', utf16('first\0')),
  stream([], '8006101F-00000001', utf16('second\0')),
  stream(['__recip_version1.0_#00000000'], '3001001F', utf16('A recipient')),
  stream(['__recip_version1.0_#00000000'], '39FE001F', utf16('to@example.com')),
  stream([attachment], '3707001F', utf16('long name.csv')),
  stream([attachment], '37010102', utf8('a,b')),
  stream([nested[0] ?? ''], '3001001F', utf16('inner message')),
  { path: nested, name: '__properties_version1.0', bytes: fixed(24, 1252) },
  stream(nested, '0037001F', utf16('The inner subject')),
];

describe('Outlook messages', () => {
  const file = writeCfb(streams);

  it('are read in all their places', async () => {
    const found = await extract(msgExtractor, file);
    expect(placesOf(found)).toEqual({
      subject: 'The subject',
      text: 'При',
      'html › text': 'html words',
      'rich text › text': 'rich words',
      headers: 'Received: from x',
      properties: 'A sender\nnamed words\nfirst\nsecond',
      recipients: 'A recipient\nto@example.com',
    });
    expect(found.embedded.map(({ path, name }) => [...path, name])).toEqual([
      ['attachments', 'long name.csv'],
      ['attachments', 'inner message'],
    ]);
    expect(found.embedded[0]?.bytes).toEqual(utf8('a,b'));
    const inner = await extract(msgExtractor, found.embedded[1]?.bytes ?? new Uint8Array());
    expect(placesOf(inner)).toEqual({ subject: 'The inner subject' });
    expect(inner.unscannable).toBe(undefined);
    expect(found.unscannable).toBe(undefined);
  });

  it('that are encrypted say so', async () => {
    const secret = writeCfb([...streams, stream([], '001A001F', utf16('IPM.Note.SMIME'))]);
    expect((await extract(msgExtractor, secret)).unscannable).toBe('encrypted');
  });

  it('cut off or changed give a reason, and never hang', async () => {
    const whole = await extract(msgExtractor, file);
    for (const bytes of cut(file)) {
      const found = await extract(msgExtractor, bytes);
      // The end of the last sector may be missing: nothing is in it.
      if (found.unscannable === undefined) expect(found).toEqual(whole);
      else expect(found.unscannable).toBe('broken');
    }
    for (const bytes of mutated(file, 200))
      expect((await extract(msgExtractor, bytes)).unscannable).not.toBe('timeout');
  });
});

describe('compressed RTF', () => {
  it('is that of the specification', () => {
    // [MS-OXRTFCP] 3.1.1.
    const example =
      '2d0000002b0000004c5a4675f1c5c7a703000a007263706731323542320af32068656c090020627705b06c647d0a800fa0';
    const bytes = Uint8Array.from(example.match(/../g) ?? [], (code) => Number.parseInt(code, 16));
    const text = new TextDecoder().decode(decompressRtf(bytes, createMeter()));
    expect(text).toBe('{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n');
  });

  it('is bounded', () => {
    const bomb = joinBytes(u32(0), u32(0xffffffff), latin1('LZFu'), u32(0), new Uint8Array(1000).fill(0xff));
    expect(() => decompressRtf(bomb, createMeter())).not.toThrow();
    expect(() => decompressRtf(new Uint8Array(5), createMeter())).toThrow();
    expect(readCfb(writeCfb([]), createMeter()).entries).toEqual([]);
  });
});
