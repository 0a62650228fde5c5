import { describe, expect, it } from 'vitest';
import { joinBytes, latin1, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { htmlExtractor, svgExtractor } from './html.ts';

const page = `<!DOCTYPE html><html><head><title>A &amp; B</title><meta name="author" content="meta-words">
<style>p { color: red /* style-words */ }</style><script>var key = "script-words";</script></head>
<body><h1>Heading</h1><p>4111<b>1111</b> &#x32;&#50;&nbsp;end</p><!-- comment-words -->
<table><tr><td>cell one</td><td>cell two</td></tr></table>
<img src="https://example.com/a%20b.png" alt="alt-words" title='title-words'><input placeholder=bare-words value="value-words">
<a href="mailto:somebody@example.com">write</a><div style="display: none">hidden <div>words</div> too</div>
<span hidden>more-hidden</span><input type="hidden" value="form-hidden"><p>last</p>
<img src="data:image/png;base64,iVBORw=="></body></html>`;

describe('HTML', () => {
  it('is read in all its places', async () => {
    const found = await extract(htmlExtractor, utf8(page));
    const places = placesOf(found);
    expect(places['text']).toContain('41111111 22\u00a0end');
    expect(places['text']).toMatch(/cell one\s+cell two/);
    expect(places['text']).toContain('last');
    expect(places['text']).not.toContain('hidden');
    expect(places['title']).toBe('A & B');
    expect(places['hidden']).toContain('hidden');
    for (const words of ['words', 'too', 'more-hidden', 'form-hidden'])
      expect(places['hidden']).toContain(words);
    for (const words of ['meta', 'alt', 'title', 'bare', 'value']) {
      expect(places['attributes']).toContain(`${words}-words`);
    }
    expect(places['links']).toContain('https://example.com/a b.png');
    expect(places['links']).toContain('somebody@example.com');
    expect(places['comments']).toContain('comment-words');
    expect(places['scripts']).toContain('script-words');
    expect(places['scripts']).toContain('style-words');
    expect(found.facets).toEqual(['embedded-file', 'hidden-content']);
    expect(found.embedded).toEqual([{ path: ['objects'], name: 'data.png', bytes: latin1('\x89PNG') }]);
  });

  it('hands on pages in frames and what data: URLs in styles hold, but no fonts', async () => {
    const font = Buffer.from('wOF2 letters').toString('base64');
    const source = `<style>.a{background:url("data:text/plain,planted (sheet) 'url(data:x'")} @font-face{src:url(data:font/woff2;base64,${font})} .b{cursor:url(data:text/plain;base64,cGxhbnRlZA==)}</style>
<p style="background:url('data:text/plain,planted%20style')">x</p><iframe srcdoc="&lt;p&gt;4111&lt;b&gt;1111&lt;/b&gt;&lt;/p&gt;"></iframe>`;
    const found = await extract(htmlExtractor, utf8(source));
    const told = found.embedded.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]);
    expect(told).toEqual([
      ['data.plain', "planted (sheet) 'url(data:x'"],
      ['data.plain', 'planted'],
      ['data.plain', 'planted style'],
      ['frame.html', '<!DOCTYPE html><p>4111<b>1111</b></p>'],
    ]);
    expect(placesOf(found)['attributes']).toBe(undefined);
  });

  it.each<[string, Uint8Array]>([
    ['declared', joinBytes(utf8('<meta charset="windows-1251"><p>'), [0xcf, 0xf0, 0xe8], utf8('</p>'))],
    ['UTF-8', utf8('<meta charset="windows-1252"><p>При</p>')],
  ])('in an encoding that is %s', async (_, bytes) => {
    expect(placesOf(await extract(htmlExtractor, bytes))['text']).toBe('При');
  });

  it.each([
    ['opened tags', '<a '.repeat(300_000)],
    ['opened comments', '<!--'.repeat(300_000)],
    ['quotes', `<a b="`.repeat(200_000)],
    ['scripts', '<script>'.repeat(200_000)],
    ['elements', '<div hidden>'.repeat(200_000)],
    ['doctypes', '<!DOCTYPE ['.repeat(200_000)],
    ['cdata', '<![CDATA['.repeat(200_000)],
    ['references', '&#'.repeat(500_000)],
    ['brackets', '<'.repeat(500_000)],
    ['addresses', '<style>' + 'url("data:'.repeat(100_000)],
  ])('full of %s ends', async (_, source) => {
    const found = await extract(htmlExtractor, utf8(`${source} 4111`));
    expect(found.unscannable === undefined || found.unscannable === 'broken').toBe(true);
    expect(found.texts.some(({ text }) => text.includes('4111'))).toBe(true);
  });

  it('never throws', async () => {
    for (const bytes of [...cut(utf8(page)), ...mutated(utf8(page))]) {
      expect((await extract(htmlExtractor, bytes)).unscannable).not.toBe('timeout');
    }
  });
});

describe('SVG', () => {
  it('is read in all its places', async () => {
    const found = await extract(
      svgExtractor,
      utf8(`<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>The title</title><desc>The desc</desc>
<text x="1">41<tspan>11</tspan></text><image xlink:href="data:image/gif;base64,R0lGODlh"/><text display="none">out of sight</text></svg>`),
    );
    const places = placesOf(found);
    expect(places['text']).toContain('The title');
    expect(places['text']).toContain('The desc');
    expect(places['text']).toContain('4111');
    expect(places['hidden']).toBe('out of sight');
    expect(found.embedded.map(({ name, path }) => [...path, name])).toEqual([['objects', 'data.gif']]);
  });

  const inkscape = (id: string, y: number, text: string) =>
    `<tspan sodipodi:role="line" id="${id}" x="20" y="${y}">${text}</tspan>`;
  it.each([
    ['of Inkscape', inkscape('a', 20, '4111') + inkscape('b', 20, '1111')],
    ['further down', '<tspan x="20" y="20">4111</tspan><tspan x="20" y="40">1111</tspan>'],
    ['below the text before', '4111<tspan y="40">1111</tspan>'],
    ['moved by the same', '<tspan x="0" dy="1.2em">4111</tspan><tspan x="0" dy="1.2em">1111</tspan>'],
    ['with prefixes', '</s:text><s:text>4111</s:text><s:text>1111</s:text><s:text>'],
  ])('has lines: %s', async (_, inner) => {
    const source = `<svg><text x="0" y="20">${inner}</text></svg>`;
    for (const [extractor, around] of [
      [svgExtractor, source],
      [htmlExtractor, `<html><p>${source}</p></html>`],
    ] as const) {
      const text = placesOf(await extract(extractor, utf8(around)))['text'];
      expect(text?.split(/\s+/)).toEqual(['4111', '1111']);
    }
  });

  it('has words that are drawn piece by piece', async () => {
    const pieces = ['<tspan x="0" y="20">41</tspan>', '<tspan x="9" y="20" dy="0">11</tspan>'];
    const source = `<svg><text y="20">${pieces.join('')}<tspan y="20 20" dx="1">11</tspan>11</text></svg>`;
    expect(placesOf(await extract(svgExtractor, utf8(source)))['text']).toBe('41111111');
  });
});
