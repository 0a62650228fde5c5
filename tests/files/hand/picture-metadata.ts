import { zlibSync } from 'fflate';
import { joinBytes, latin1, utf16, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { createBed, type Bed, type Specimen } from '../specimen.ts';

/** What pictures say about themselves beside what they show. Each shows nothing: eight by eight grey points. */
const big = (value: number, length = 4): number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) & 255);
const little = (value: number): number[] => big(value).reverse();
const ofBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));

/** By ImageMagick: `convert -size 8x8 xc:gray -strip`. */
const plain = {
  jpg: ofBase64(
    '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAMCAgICAgMCAgIDAwMDBAYEBAQEBAgGBgUGCQgKCgkICQkKDA8MCgsOCwkJDRENDg8QEBEQCgwSExIQEw8QEBD/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8AJ//Z',
  ),
  gif: ofBase64(
    'R0lGODlhCAAIAPAAAH5+fgAAACH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sOZ2FtbWE9MC40NTQ1NDUALAAAAAAIAAgAAAIHhI+py+1dAAA7',
  ),
  webp: ofBase64('UklGRiQAAABXRUJQVlA4IBgAAABQAQCdASoIAAgAAsBMJaQABHQAAP4AAAA='),
};

/** An entry of a directory (TIFF 6.0, section 2): its value, or where that stands. */
const entry = (tag: number, type: number, count: number, value: readonly number[]): Uint8Array =>
  joinBytes(big(tag, 2), big(type, 2), big(count), value);
const degrees = (...parts: number[]): number[] => parts.flatMap((part) => [...big(part), ...big(1)]);

/**
 * A description, a place and a comment: first directory at 8, that of the place (EXIF 2.32, 4.6.6) at 50, that of the
 * comment at 104, then what they point at.
 */
function exif({ plant }: Bed): Uint8Array {
  const description = latin1(`${plant('EXIF description', /properties.*EXIF/)}\0`);
  plant('place where it was taken (GPS)', /properties.*gps/, '52.500000, 13.250000');
  const comment = joinBytes(
    latin1('UNICODE\0'),
    utf16(plant('EXIF comment of whoever took it', /properties.*EXIF/), false),
  );
  const values = 50 + 54 + 18;
  const behind = values + description.length;
  return joinBytes(
    latin1('MM\0*'),
    ...[big(8), big(3, 2)],
    entry(0x10e, 2, description.length, big(values)),
    entry(0x8769, 4, 1, big(104)),
    entry(0x8825, 4, 1, big(50)),
    ...[big(0), big(4, 2)],
    entry(1, 2, 2, [78, 0, 0, 0]),
    entry(2, 5, 3, big(behind)),
    entry(3, 2, 2, [69, 0, 0, 0]),
    entry(4, 5, 3, big(behind + 24)),
    big(0),
    ...[big(1, 2), entry(0x9286, 7, comment.length, big(behind + 48)), big(0)],
    description,
    degrees(52, 30, 0),
    degrees(13, 15, 0),
    comment,
  );
}

/** Caption, dataset 2:120 of IPTC's Information Interchange Model, in a block of Photoshop's. */
function iptc({ plant }: Bed): Uint8Array {
  const caption = latin1(plant('IPTC caption', /properties.*IPTC/));
  const data = joinBytes([0x1c, 2, 120], big(caption.length, 2), caption);
  const padded = joinBytes(data, new Uint8Array(data.length % 2));
  return joinBytes(
    latin1('Photoshop 3.0\0'),
    latin1('8BIM'),
    big(0x404, 2),
    [0, 0],
    big(data.length),
    padded,
  );
}

const xmp = ({ plant }: Bed): Uint8Array =>
  utf8(
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><dc:description>${plant('XMP', /properties.*XMP/)}</dc:description><msip:MSIP_Label_1_Name>${plant('sensitivity label in XMP', /properties.*XMP/)}</msip:MSIP_Label_1_Name></x:xmpmeta>`,
  );

const segment = (marker: number, ...content: readonly Uint8Array[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes([0xff, marker], big(data.length + 2, 2), data);
};
const jpg = createBed();
const jpgBytes = joinBytes(
  plain.jpg.subarray(0, 2),
  segment(0xe1, latin1('Exif\0\0'), exif(jpg)),
  segment(0xe1, latin1('http://ns.adobe.com/xap/1.0/\0'), xmp(jpg)),
  segment(0xed, iptc(jpg)),
  segment(0xfe, utf8(jpg.plant('comment', /properties.*comment/))),
  plain.jpg.subarray(2),
);

const pngPart = (type: string, content: Uint8Array): Uint8Array =>
  joinBytes(big(content.length), latin1(type), content, big(0));
const png = createBed();
const pngBytes = joinBytes(
  latin1('\x89PNG\r\n\x1a\n'),
  pngPart('IHDR', Uint8Array.from([...big(1), ...big(1), 8, 0, 0, 0, 0])),
  pngPart('eXIf', exif(png)),
  pngPart('iTXt', joinBytes(latin1('XML:com.adobe.xmp\0\0\0\0\0'), xmp(png))),
  pngPart('zTXt', joinBytes(latin1('Title\0\0'), zlibSync(latin1(png.plant('packed text', /properties/))))),
  pngPart('IDAT', zlibSync(Uint8Array.of(0, 128))),
  pngPart('IEND', new Uint8Array()),
);

const chunk = (name: string, content: Uint8Array): Uint8Array =>
  joinBytes(latin1(name), little(content.length), content, new Uint8Array(content.length % 2));
const webp = createBed();
const webpBytes = chunk(
  'RIFF',
  joinBytes(plain.webp.subarray(8), chunk('EXIF', exif(webp)), chunk('XMP ', xmp(webp))),
);

const gif = createBed();
/** XMP specification part 3, 1.1.2: what follows makes the packet pass for sub-blocks. */
const trailer = Uint8Array.from([1, ...Array.from({ length: 256 }, (_, at) => 255 - at), 0]);
const gifText = utf8(gif.plant('comment', /properties.*comment/));
const gifEnd = plain.gif.length - 1;
const gifBytes = joinBytes(
  plain.gif.subarray(0, gifEnd),
  joinBytes([0x21, 0xff, 11], latin1('XMP DataXMP'), xmp(gif), trailer),
  joinBytes([0x21, 0xfe, gifText.length], gifText, [0]),
  plain.gif.subarray(gifEnd),
);

const of = (ending: string, type: string, bytes: Uint8Array, { plants }: Bed): Specimen => ({
  format: 'image',
  name: `about.${ending}`,
  title: 'what it says about itself',
  type,
  maker: 'by hand',
  bytes: () => bytes,
  plants,
  facets: ending === 'gif' ? ['label'] : ['label', 'gps'],
});

export const metadataSpecimens: readonly Specimen[] = [
  of('jpg', 'image/jpeg', jpgBytes, jpg),
  of('png', 'image/png', pngBytes, png),
  of('webp', 'image/webp', webpBytes, webp),
  of('gif', 'image/gif', gifBytes, gif),
];
