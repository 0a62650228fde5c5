import { describe, expect, it } from 'vitest';
import { joinBytes, latin1, utf8 } from '../testing/bytes.ts';
import { extract } from '../testing/extract.ts';
import { cut, mutated } from '../testing/random.ts';
import { typeOf } from '../type-of.ts';
import { cmsExtractor } from './cms.ts';

const ofBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** By OpenSSL 3: `openssl cms -sign -binary -nodetach -nocerts -noattr`, and with `-stream`, detached, and encrypted. */
const signed = ofBase64(
  'MIHwBgkqhkiG9w0BBwKggeIwgd8CAQExDTALBglghkgBZQMEAgEwOQYJKoZIhvcNAQcBoCwEKkNvbnRlbnQtVHlwZTogdGV4dC9wbGFpbg0KDQpvcGFxdWUgd29yZHMNCjGBjzCBjAIBATAkMAwxCjAIBgNVBAMMAXgCFHbhQ2EhvYwgxXnS9MhnEkAYOTUhMAsGCWCGSAFlAwQCATAKBggqhkjOPQQDAgRIMEYCIQCtB1OXbViCMKTR+ET+PoOOu0dkyRhfnq8PpmjuBJcsxAIhANXSNZnNHpBzUxj9dTm1tDrbYXUlGI1kxj0yeRMFaFXM',
);
const streamed = ofBase64(
  'MIAGCSqGSIb3DQEHAqCAMIACAQExDTALBglghkgBZQMEAgEwgAYJKoZIhvcNAQcBoIAkgAQqQ29udGVudC1UeXBlOiB0ZXh0L3BsYWluDQoNCm9wYXF1ZSB3b3Jkcw0KAAAAAAAAMYGOMIGLAgEBMCQwDDEKMAgGA1UEAwwBeAIUduFDYSG9jCDFedL0yGcSQBg5NSEwCwYJYIZIAWUDBAIBMAoGCCqGSM49BAMCBEcwRQIhANRE1AiV2cYZbFeTssgzX4LyGaQsOqSBmVx1MovhqBoAAiB7CIwy2uJIpQHq9Gjd/sCh63C/nPZmxsS3G5ePZM1BvAAAAAAAAA==',
);
const detached = ofBase64(
  'MIHCBgkqhkiG9w0BBwKggbQwgbECAQExDTALBglghkgBZQMEAgEwCwYJKoZIhvcNAQcBMYGPMIGMAgEBMCQwDDEKMAgGA1UEAwwBeAIUduFDYSG9jCDFedL0yGcSQBg5NSEwCwYJYIZIAWUDBAIBMAoGCCqGSM49BAMCBEgwRgIhANx1bWT3MjsdOvX+eXPfQJuc5Gf4daAmJDrFOW+hP22JAiEAhkNz89X1gfcN+xlYe6e5/l1bnKN2U3gb5nAWWb/4ap0=',
);
const encrypted = ofBase64(
  'MIIBOQYJKoZIhvcNAQcDoIIBKjCCASYCAQIxgcuhgcgCAQOgUaFPMAkGByqGSM49AgEDQgAE9gSfLE1kuT2yQUqrtpJ4hMGJLfcWfnvOdPdAX4wEKY7VskIg6FDqq4U7ZSrwUJm/gha4+AwYlwLTDpplE65bkjAcBgkrgQUQhkg/AAIwDwYLKoZIhvcNAQkQAwYFADBSMFAwJDAMMQowCAYDVQQDDAF4AhR24UNhIb2MIMV50vTIZxJAGDk1IQQo40tT6yaqyv11wyyLSRkl071c2ulaF8ptcvJOKQUpsF+0aOcLMj8J+TBTBgkqhkiG9w0BBwEwFAYIKoZIhvcNAwcECJO0h9Ci46uXgDBXcu5bNPu6lejbGdJIn9MLsAHaA3d1xuSO1zYn1nqQjvKNKqT6MzHwHakmDTWflJs=',
);
const said = 'MIME-Version: 1.0\r\nContent-Type: text/plain\r\n\r\nopaque words\r\n';

const sized = (tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
  const all = joinBytes(...content);
  return joinBytes([tag, 0x83, all.length >> 16, (all.length >> 8) & 255, all.length & 255], all);
};
const open = (tag: number, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array =>
  joinBytes([tag, 0x80], ...content, [0, 0]);
const oid = (...last: readonly number[]): number[] => [6, 9, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, ...last];
const around = (content: Uint8Array): Uint8Array =>
  open(
    0x30,
    oid(7, 2),
    open(0xa0, open(0x30, [2, 1, 1], [0x31, 0], open(0x30, oid(7, 1), content), [0x31, 0])),
  );

describe('signed and encrypted messages (CMS)', () => {
  it.each([
    ['definite lengths', signed],
    ['indefinite lengths', streamed],
    ['a line behind it', joinBytes(signed, [13, 10])],
  ])('%s: what was signed is a file inside', async (_, bytes) => {
    expect(await typeOf(bytes)).toBe('application/pkcs7-mime');
    const found = await extract(cmsExtractor, bytes);
    expect(found.embedded).toEqual([{ path: [], name: 'message.eml', bytes: utf8(said) }]);
    expect(found.unscannable).toBe(undefined);
    expect(await typeOf(found.embedded[0]?.bytes ?? new Uint8Array())).toBe('message/rfc822');
  });

  it('in pieces within pieces', async () => {
    const piece = (text: string): Uint8Array => sized(4, latin1(text));
    const bytes = around(
      open(0xa0, open(0x24, piece('%PDF-'), open(0x24, piece('1.'), piece('7')), piece(' and on'))),
    );
    const { embedded, unscannable } = await extract(cmsExtractor, bytes);
    expect(embedded).toEqual([{ path: [], name: 'content', bytes: latin1('%PDF-1.7 and on') }]);
    expect(unscannable).toBe(undefined);
    const long = around(sized(0xa0, sized(4, latin1('words, nothing but words '.repeat(4000)))));
    expect(await typeOf(long)).toBe('application/pkcs7-mime');
    expect((await extract(cmsExtractor, long)).embedded[0]?.bytes).toHaveLength(100_000);
  });

  it('hold nothing where the signature stands apart', async () => {
    expect(await extract(cmsExtractor, detached)).toEqual({
      texts: [],
      facets: [],
      counts: {},
      embedded: [],
    });
  });

  it('stay what they are where they are encrypted or packed', async () => {
    expect((await extract(cmsExtractor, encrypted)).unscannable).toBe('encrypted');
    const packed = open(
      0x30,
      [6, 11, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 9, 0x10, 1, 9],
      open(0xa0, open(0x30)),
    );
    expect(await typeOf(packed)).toBe('application/pkcs7-mime');
    expect((await extract(cmsExtractor, packed)).unscannable).toBe('unknown-type');
  });

  it('cut off or changed are broken, and never hang', async () => {
    for (const file of [signed, streamed, encrypted])
      for (const bytes of cut(file)) expect((await extract(cmsExtractor, bytes)).unscannable).toBe('broken');
    expect((await extract(cmsExtractor, joinBytes(signed, latin1('x')))).unscannable).toBe('broken');
    for (const bytes of mutated(streamed, 500))
      expect((await extract(cmsExtractor, bytes)).unscannable).not.toBe('timeout');
    const deep = around(
      open(0xa0, joinBytes(new Uint8Array(200_000).map((_, at) => (at & 1 ? 0x80 : 0x24)))),
    );
    expect((await extract(cmsExtractor, deep)).unscannable).toBe('broken');
  });
});
