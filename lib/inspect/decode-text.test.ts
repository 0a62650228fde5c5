import { describe, expect, it } from 'vitest';
import { decodeText, secondEncoding } from './decode-text.ts';
import { detectEncoding } from './detect-encoding.ts';
import { createMeter } from './meter.ts';
import { joinBytes, latin1, utf16, utf32, utf8 } from './testing/bytes.ts';

const text = 'Grüße, Name;Number\nÀ la carte;4111 1111 1111 1111\nпример 012345678901234567890\n漢字 42';

describe('text of any encoding', () => {
  it.each([
    ['utf-8', utf8(text)],
    ['utf-8', joinBytes([0xef, 0xbb, 0xbf], utf8(text))],
    ['utf-16le', joinBytes([0xff, 0xfe], utf16(text))],
    ['utf-16be', joinBytes([0xfe, 0xff], utf16(text, false))],
    ['utf-16le', utf16(text)],
    ['utf-16be', utf16(text, false)],
    ['utf-32le', utf32(`\ufeff${text}`)],
    ['utf-32be', utf32(`\ufeff${text}`, false)],
    ['utf-32le', utf32(text)],
    ['utf-32be', utf32(text, false)],
  ])('%s', (encoding, bytes) => {
    expect(decodeText(bytes, createMeter())).toEqual({ encoding, text });
  });

  it('of one byte a letter, statistics say which', () => {
    const german = 'Die Prüfung der Überweisungen für März läuft, größere Beträge zuerst. '.repeat(5);
    expect(decodeText(latin1(german), createMeter()).text).toBe(german);
  });

  it('with a broken place in UTF-8 keeps all other letters', () => {
    const bytes = joinBytes(utf8('grüße äöü äöü äöü 4111'), [0xfc], utf8('1234 äöü'));
    expect(decodeText(bytes, createMeter()).text).toBe('grüße äöü äöü äöü 4111\ufffd1234 äöü');
  });

  it('loses no digit', () => {
    // 81 30 81 30 is one letter of GB18030.
    const bytes = joinBytes(utf8('4111'), [0x81, 0x30, 0x81, 0x30], utf8('5'));
    expect(secondEncoding(bytes, 'gb18030', createMeter())).toBe('windows-1252');
    expect(secondEncoding(utf8('4111'), 'gb18030', createMeter())).toBe(null);
    const marked = joinBytes([0xff, 0xfe], utf8('number 4111 1111'));
    expect(secondEncoding(marked, detectEncoding(marked), createMeter())).toBe('windows-1252');
    expect(secondEncoding(utf16(text), 'utf-16le', createMeter())).toBe(null);
  });

  it('is bounded', () => {
    const meter = createMeter();
    meter.inflate(256 * 1024 * 1024);
    expect(() => decodeText(utf8('text'), meter)).toThrow('too-large');
  });
});
