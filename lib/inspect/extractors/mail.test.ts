import { describe, expect, it } from 'vitest';
import { latin1, utf8 } from '../testing/bytes.ts';
import { extract, placesOf } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { emlExtractor } from './eml.ts';
import { icalendarExtractor } from './icalendar.ts';
import { mboxExtractor } from './mbox.ts';
import { vcardExtractor } from './vcard.ts';

const lines = (...parts: string[]): Uint8Array => utf8(parts.join('\r\n'));

const mail = lines(
  'From: =?utf-8?Q?J=C3=BCrgen?= <from@example.com>',
  'To: to@example.com',
  'Bcc: hidden-copy@example.com',
  'Subject: =?utf-8?B?R3LDvMOfZQ==?=',
  'X-Custom: custom-words',
  'MIME-Version: 1.0',
  'Content-Type: multipart/mixed; boundary="outer"',
  '',
  'preamble-words',
  '--outer',
  'Content-Type: multipart/alternative; boundary=inner',
  '',
  '--inner',
  'Content-Type: text/plain; charset=iso-8859-1',
  'Content-Transfer-Encoding: quoted-printable',
  '',
  '4111=',
  '1111 f=FCr',
  '--inner',
  'Content-Type: text/html',
  '',
  '<p>html <b>wo</b>rds</p><!-- comment-words -->',
  '--inner--',
  '--outer',
  'Content-Type: application/octet-stream; name="=?utf-8?Q?Pr=C3=A4mie.bin?="',
  'Content-Disposition: attachment',
  'Content-Transfer-Encoding: base64',
  '',
  'AQIDBA==',
  '--outer',
  'Content-Type: message/rfc822',
  '',
  'Subject: inner',
  '',
  'inner words',
  '--outer--',
  'epilogue-words',
);

describe('mail', () => {
  it('is read in all its places', async () => {
    const found = await extract(emlExtractor, mail);
    const places = placesOf(found);
    expect(places['subject']).toBe('Grüße');
    for (const words of ['Jürgen', 'hidden-copy@example.com', 'custom-words'])
      expect(places['headers']).toContain(words);
    expect(places['text']).toContain('41111111 für');
    expect(places['html › text']).toBe('html words');
    expect(places['html › comments']).toContain('comment-words');
    expect(places['before the first part']).toContain('preamble-words');
    expect(places['after the last part']).toContain('epilogue-words');
    expect(found.embedded.map(({ path, name }) => [...path, name])).toEqual([
      ['attachments', 'Prämie.bin'],
      ['attachments', 'message.eml'],
    ]);
    expect(found.embedded[0]?.bytes).toEqual(Uint8Array.of(1, 2, 3, 4));
    expect(new TextDecoder().decode(found.embedded[1]?.bytes)).toContain('inner words');
    expect(found.unscannable).toBe(undefined);
  });

  it.each([
    'multipart/encrypted; boundary=x',
    'application/pkcs7-mime; name=smime.p7m; smime-type=enveloped-data',
  ])('that is encrypted says so: %s', async (type) => {
    const found = await extract(emlExtractor, lines(`Content-Type: ${type}`, 'Subject: shown', '', 'AAAA'));
    expect(found.unscannable).toBe('encrypted');
    expect(placesOf(found)['subject']).toBe('shown');
  });

  it('has a label where a header holds one', async () => {
    const labelled = (name: string) => lines(`${name}: Secret`, 'From: a@example.com', '', 'words');
    const facets = async (name: string) => [...(await extract(emlExtractor, labelled(name))).facets];
    expect(await facets('msip_labels')).toEqual(['label']);
    expect(await facets('X-Note')).toEqual([]);
  });

  const multipart = (...parts: readonly (readonly string[])[]): Uint8Array =>
    lines(
      'From: a@example.com',
      'Content-Type: multipart/mixed; boundary=x',
      '',
      ...parts.flatMap((part) => ['--x', ...part]),
      '--x--',
    );
  // By uuencode of GNU sharutils, one space at a line's end and one line without its last.
  const uuencoded = ['begin 644 a b.csv', '=6G%D96UL,#%X(#0Q,3$@,3$Q,2 Q,3$Q(#$Q,3$ ', '`', 'end'];

  it('has files in its text', async () => {
    const expected = utf8('Zqdeml01x 4111 1111 1111 1111');
    const inText = ['From: a@example.com', 'Subject: x', '', 'See:', ...uuencoded, 'And:'];
    const base64 = ['begin-base64 644 c.txt', 'aGVs', 'bG8=', '===='];
    const found = await extract(emlExtractor, lines(...inText, ...base64, ...uuencoded, 'Bye.'));
    expect(found.embedded).toEqual([
      { path: ['attachments'], name: 'a b.csv', bytes: expected },
      { path: ['attachments'], name: 'c.txt', bytes: utf8('hello') },
      { path: ['attachments'], name: 'a b.csv', bytes: expected },
    ]);
    expect(found.unscannable).toBe(undefined);
    const stripped = uuencoded.map((line) => line.trimEnd());
    const flowed = ['Content-Type: text/plain; format=flowed', '', ...uuencoded];
    const attached = [
      'Content-Type: application/x-thing',
      'Content-Transfer-Encoding: x-uuencode',
      '',
      ...stripped,
    ];
    const parts = await extract(emlExtractor, multipart(flowed, attached));
    expect(parts.embedded.filter(({ name }) => name === 'a b.csv')).toHaveLength(2);
    for (const { name, bytes } of parts.embedded) if (name === 'a b.csv') expect(bytes).toEqual(expected);
  });

  it('without the end of such a file is broken, and one that writes about it is not', async () => {
    const from = ['From: a@example.com', 'Subject: x', ''];
    const torn = await extract(emlExtractor, lines(...from, ...uuencoded.slice(0, 2)));
    expect(torn.embedded).toHaveLength(1);
    expect(torn.unscannable).toBe('broken');
    const prose = await extract(emlExtractor, lines(...from, 'begin 100 times', 'NOT AGAIN', 'end'));
    expect([prose.embedded, prose.unscannable]).toEqual([[], undefined]);
    const many = lines(...from, ...Array.from({ length: 50 }, () => uuencoded).flat());
    expect((await extract(emlExtractor, many, { entries: 20 })).unscannable).toBe('too-large');
  });

  it('in UTF-7 is decoded', async () => {
    const text = ['Content-Type: text/plain; charset=utf-7', '', '+AFoAcQ-eichen f+APw-r 1 +- 1'];
    const html = [
      'Content-Type: text/html; charset=UNICODE-1-1-UTF-7',
      '',
      '+ADw-b+AD4-bold+ADw-/b+AD4- words',
    ];
    const places = placesOf(await extract(emlExtractor, multipart(text, html)));
    expect(places['text']).toContain('Zqeichen für 1 + 1');
    expect(places['html › text']).toContain('bold words');
  });

  it('says what its parts say about themselves', async () => {
    const part = [
      'Content-Type: text/plain; name="type-name.txt"',
      'Content-Disposition: inline; filename="=?utf-8?Q?f=C3=BCr?=.txt"',
      'Content-Description: described-words',
      'X-Part: part-words',
      '',
      'x',
    ];
    const attached = [
      'Content-Type: image/x; name=other.y',
      'Content-Disposition: attachment; filename=one.y',
      '',
      'z',
    ];
    const outside = [
      'Content-Type: message/external-body; access-type=URL;',
      ' URL="https://example.com/outside-words"',
      '',
      'Content-Type: text/plain',
      '',
      '',
    ];
    const places = placesOf(await extract(emlExtractor, multipart(part, attached, outside)));
    expect(places['attachments › description']).toBe('described-words');
    expect(places['attachments › name']).toBe('für.txt\ntype-name.txt\nother.y');
    expect(places['headers']).toContain('X-Part: part-words');
    expect(places['links']).toContain('https://example.com/outside-words');
  });

  it('cut off is broken', async () => {
    const end = mail.length - 'outer--\r\nepilogue-words'.length;
    for (const bytes of cut(mail.slice(0, end))) {
      const found = await extract(emlExtractor, bytes);
      // Before its headers are complete, nobody can know that there is more.
      if (new TextDecoder().decode(bytes).includes('boundary="outer"'))
        expect(found.unscannable).toBe('broken');
    }
  });

  it('changed never throws or hangs', async () => {
    for (const bytes of mutated(mail, 200)) {
      expect((await extract(emlExtractor, bytes)).unscannable).not.toBe('timeout');
    }
  });

  it('in a box is one file a message', async () => {
    const box = lines('From a Mon', 'Subject: one', '', 'text', '', 'From b Tue', 'Subject: two', '', 'more');
    const found = await extract(mboxExtractor, box);
    expect(found.embedded.map(({ bytes }) => new TextDecoder().decode(bytes).slice(0, 12))).toEqual([
      'Subject: one',
      'Subject: two',
    ]);
    expect(found.counts).toEqual({ records: 2 });
    expect(placesOf(found)).toEqual({ headers: 'From a Mon\nFrom b Tue\n' });
    expect((await extract(mboxExtractor, utf8('nothing'))).unscannable).toBe('broken');
    expect((await extract(mboxExtractor, box, { entries: 1 })).unscannable).toBe('too-large');
  });

  it.each([
    ['of Thunderbird', '\r\n', 'From ', 'From - '],
    ['with a time zone', '\n', 'From a Mon Nov  2 10:00:00 2026 UTC', 'From b Tue Nov  3 10:00:00 2026 UTC'],
    ['with line ends of old Macs', '\r', 'From a Mon', 'From b Tue'],
    ['behind a byte order mark and a blank line', '\n', '\ufeff\nFrom ', 'From '],
  ])('in a box %s begins where header fields follow, not where a sentence does', async (_, end, ...begin) => {
    const header = (subject: string) => ['X-Mozilla-Status: 0001', `Subject: ${subject}`, ''];
    const first = [...header('one'), 'text', 'From here on: nothing', '', 'From', 'the start', ''];
    const second = [...header('two'), 'more'];
    const box = utf8([begin[0], ...first, begin[1], ...second].join(end));
    const found = await extract(mboxExtractor, box);
    expect(found.embedded.map(({ bytes }) => new TextDecoder().decode(bytes))).toEqual([
      [...first, ''].join(end),
      second.join(end),
    ]);
  });
});

describe('contacts', () => {
  const cards = lines(
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;An=',
    'na',
    'item1.TEL;WORK:+00 41',
    ' 11',
    'NOTE:first\\nsecond\\, third',
    'PHOTO;ENCODING=BASE64;TYPE=PNG:iVBO',
    ' Rw==',
    'END:VCARD',
    'BEGIN:VCARD',
    'FN:Second',
    'KEY:data:application/pgp-keys;base64,AQI=',
    'END:VCARD',
  );

  it('are read one by one', async () => {
    const found = await extract(vcardExtractor, cards);
    expect(found.texts.map(({ path }) => path)).toEqual([['contact 1'], ['contact 2']]);
    const places = placesOf(found);
    for (const words of ['Müller;Anna', 'TEL (WORK): +00 4111', 'first\nsecond, third']) {
      expect(places['contact 1']).toContain(words);
    }
    expect(places['contact 2']).toBe('FN: Second');
    expect(found.counts).toEqual({ records: 2 });
    expect(found.embedded).toEqual([
      { path: ['contact 1'], name: 'photo.png', bytes: latin1('\x89PNG') },
      { path: ['contact 2'], name: 'key.pgp-keys', bytes: Uint8Array.of(1, 2) },
    ]);
  });

  it('in quoted-printable keep the blanks in front of a line that goes on', async () => {
    const card = lines(
      'BEGIN:VCARD',
      'VERSION:2.1',
      'NOTE;ENCODING=QUOTED-PRINTABLE:first,=',
      ' 4111 1111=',
      '=41=',
      '\t22',
      'LABEL;CHARSET=UTF-8;',
      ' ENCODING=QUOTED-PRINTABLE:M=C3=',
      '=BC folded',
      '  once',
      'X-A:one=',
      ' two',
      'END:VCARD',
    );
    expect(placesOf(await extract(vcardExtractor, card))['contact 1']?.split('\n')).toEqual([
      'VERSION: 2.1',
      'NOTE (ENCODING=QUOTED-PRINTABLE): first, 4111 1111A\t22',
      'LABEL (CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE): Mü folded once',
      'X-A: one=two',
    ]);
  });

  it('cut off or of nothing are broken', async () => {
    expect((await extract(vcardExtractor, cards.slice(0, -12))).unscannable).toBe('broken');
    expect((await extract(vcardExtractor, utf8('FN:x'))).unscannable).toBe('broken');
    for (const bytes of mutated(cards, 200)) await extract(vcardExtractor, bytes);
  });
});

describe('calendars', () => {
  const calendar = lines(
    'BEGIN:VCALENDAR',
    'X-WR-CALNAME:The calendar',
    'BEGIN:VEVENT',
    'SUMMARY:Talk about 4111',
    ' 1111',
    'ATTENDEE;CN="Doe: John":mailto:john@example.com',
    'X-ALT-DESC;FMTTYPE=text/html:<p>card <b>4111</b> <i>1111</i></p>',
    'BEGIN:VALARM',
    'DESCRIPTION:alarm-words',
    'END:VALARM',
    'ATTACH;ENCODING=BASE64;VALUE=BINARY;FMTTYPE=text/plain:aGVsbG8=',
    'END:VEVENT',
    'BEGIN:VTODO',
    'SUMMARY:To do',
    'END:VTODO',
    'END:VCALENDAR',
  );

  it('are read entry by entry', async () => {
    const found = await extract(icalendarExtractor, calendar);
    const places = placesOf(found);
    expect(places['calendar']).toBe('X-WR-CALNAME: The calendar');
    for (const words of ['Talk about 41111111', 'Doe: John', 'john@example.com', 'alarm-words']) {
      expect(places['event 1']).toContain(words);
    }
    expect(places['event 1 › html › text']).toBe('card 4111 1111');
    expect(places['task 2']).toBe('SUMMARY: To do');
    expect(found.counts).toEqual({ records: 2 });
    expect(found.embedded).toEqual([{ path: ['event 1'], name: 'attachment.plain', bytes: utf8('hello') }]);
  });

  it('cut off are broken', async () => {
    expect((await extract(icalendarExtractor, calendar.slice(0, -20))).unscannable).toBe('broken');
    for (const bytes of mutated(calendar, 200)) await extract(icalendarExtractor, bytes);
  });
});
