import { describe, expect, it } from 'vitest';
import { createMeter, LimitError } from './meter.ts';
import { createTag } from './xml-tag.ts';
import { utf16, utf8 } from './testing/bytes.ts';
import { scanXml } from './xml-scan.ts';
import type { XmlHandler } from './xml.ts';

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) {
    await Promise.resolve();
    yield bytes.subarray(at, at + size);
  }
}

/** What a handler is told, written down; and the problem. */
async function events(xml: string | Uint8Array, size = 7, lenient = false): Promise<[string, unknown]> {
  let log = '';
  const handler: XmlHandler = {
    open: (tag) =>
      void (log += `(${tag.name}${tag.attributes().length > 0 ? ` ${tag.attributes().join('=')}` : ''} `),
    close: () => void (log += ')'),
    text: (text) => void (log += text),
  };
  const bytes = typeof xml === 'string' ? utf8(xml) : xml;
  const problem = await scanXml(pieces(bytes, size), handler, createMeter(), lenient);
  return [log, problem];
}

describe('XML', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['<a>x<b/>y</a>', '(a x(b )y)'],
    ['<w:a w:b="1" c=\'&lt;"\'>&amp;&#65;&#x42;&unknown;</w:a>', '(a w:b=1=c=<" &AB&unknown;)'],
    ['<a><![CDATA[<b>&amp;]]]></a>', '(a <b>&amp;])'],
    [`<a>&#x1F600;&#00128512;&#x00000041;&#${'0'.repeat(90)}66;</a>`, '(a \u{1f600}\u{1f600}AB)'],
    ['<?xml version="1.0"?><!-- <x> --><a b="x>y">z</a><!-- -->', '(a b=x>y z)'],
    ['<!DOCTYPE a SYSTEM "a.dtd"><a>1</a>', '(a 1)'],
    ['<a\n  b = "1" >é𝄞</a >', '(a b=1 é𝄞)'],
  ];
  it.each(cases)('reads %s in pieces of every size', async (xml, expected) => {
    for (const size of [1, 2, 3, 5, 100]) expect(await events(xml, size)).toEqual([expected, undefined]);
  });

  it.each([
    ['with a mark', utf16('\ufeff<a b="ü">日</a>', true)],
    ['big-endian, with a mark', utf16('\ufeff<a b="ü">日</a>', false)],
    ['without a mark', utf16('<a b="ü">日</a>', true)],
    ['UTF-8 with a mark', utf8('\ufeff<a b="ü">日</a>')],
  ])('reads UTF-16 %s', async (_, bytes) => {
    expect(await events(bytes, 64)).toEqual(['(a b=ü 日)', undefined]);
  });

  it('reads what the declaration says', async () => {
    const latin = utf8('<?xml version="1.0" encoding="ISO-8859-1"?><a>?</a>');
    latin[latin.lastIndexOf(63)] = 0xe9;
    expect(await events(latin, 200)).toEqual(['(a é)', undefined]);
    expect((await events('<?xml version="1.0" encoding="x-none"?><a>?</a>', 200))[1]).toBe('broken');
  });

  it.each([
    ['', ''],
    ['text only', ''],
    ['<a>x', '(a x)'],
    ['<a>x</b>y</a>', '(a xy)'],
    ['<a><b>x</a>y', '(a (b x))'],
    ['<a>x< b>y</a>', '(a x( y))'],
    ['<a>x</a><b', '(a x)'],
    ['<a><![CDATA[x</a>', '(a x<)'],
    ['x<a>y</a>', '(a y)'],
    ['<a>x</a>y', '(a x)'],
    ['<a>x</a><b/>', '(a x)'],
    ['<a>x\u0001</a>', '(a x'],
    ['<v:a>x</w:a>', '(a x)'],
    ['<a><?xml version="1.0"?>x</a>', '(a x)'],
    ['<?xml version="1.0" ctandalone="yes"?><a>x</a>', '(a x)'],
    ['<?xml standalone="yes" version="1.0"?><a>x</a>', '(a x)'],
    ['<?xml version="1.0\'?><a>x</a>', '(a x)'],
    ['<a><1b/></a>', '(a '],
    ['<a><b\u007fc/></a>', '(a '],
    ['<a><b d\u007f="e"/></a>', '(a '],
    ['<a b="c"d="e">x</a>', '(a'],
    ['<a b=\'c\'><d e="f="g=""/></a>', '(a'],
    ['<a b%:c="d">x</a>', '(a'],
    ['<a b<c>x</c></a>', '(a'],
    ['<a b>x</a>', '(a'],
    ['<a b c="d">x</a>', '(a'],
    ['<a b="c" "d"/>', '(a'],
    ["<a b=='c'/>", '(a'],
    ['<a / b="c"/>', '(a'],
    ['<a b="c" d="e></a><a f="g">x</a>', ''],
    ["<a b='c<d'/>", '(a'],
    ['<a>b & c</a>', '(a b & c)'],
    ['<a>b &quo~ c</a>', '(a b &quo~ c)'],
    ['<a b="c&q}d;">x</a>', '(a b=c&q}d;'],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', ''],
  ])('says that %s is broken, and keeps what it read', async (xml, expected) => {
    const [log, problem] = await events(xml, 1000);
    expect(problem).toBe('broken');
    expect(log.startsWith(expected.slice(0, 5))).toBe(true);
  });

  it.each([
    ['<a b="1" b="2">', true],
    ['<a b="1" c>', true],
    ['<a b=1>', true],
    ['<a b="&">', true],
    ['<a b="&nbsp;&#228;&#xe4;&_x.1;">', false],
    ['<a b\u007fc="1">', true],
    ['<a 1b="1">', true],
    ['<\u00e4 \u00f6-1.x="1" _b:c="2">', false],
    ['<a b="1"\n c=\'2\' />', false],
    ['<a x:b="1" b="2"/>', false],
    ['<a b = "1" c= \'2\'/>', false],
    ['<a>', false],
  ])('knows whether the attributes of %s are whole, once somebody looks', (xml, isDamaged) => {
    const tag = createTag();
    tag.read(xml, 0);
    tag.attributes();
    expect(tag.damaged).toBe(isDamaged);
  });

  it('forgives tags that do not match where told so', async () => {
    expect(await events('<a>x<br>y</a>', 4, true)).toEqual(['(a x(br y))', undefined]);
  });

  it('says that text in no encoding is broken, and reads on', async () => {
    expect(await events(new Uint8Array([60, 97, 62, 255, 120, 60, 47, 97, 62]), 50)).toEqual([
      '(a \ufffdx)',
      'broken',
    ]);
  });

  it('stops at long tags and deep nesting, in linear time', async () => {
    await expect(events(`<a b="${'x'.repeat(5_000_000)}"/>`, 16384)).rejects.toThrow(LimitError);
    await expect(events('<a>'.repeat(5000), 16384)).rejects.toThrow(LimitError);
    expect((await events(`<a>${'x'.repeat(5_000_000)}</a>`, 16384))[0].length).toBe(5_000_004);
  });
});
