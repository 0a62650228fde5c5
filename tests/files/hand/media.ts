import { zlibSync } from 'fflate';
import { joinBytes, latin1, utf8 } from '../../../lib/inspect/testing/bytes.ts';
import { createBed, type Specimen } from '../specimen.ts';

type Piece = Uint8Array | readonly number[];
const big = (value: number, length = 4): number[] =>
  Array.from({ length }, (_, at) => Math.floor(value / 256 ** (length - 1 - at)) & 255);
const little = (value: number): number[] => big(value).reverse();

/** ID3v2.3, 3.3. */
const frame = (id: string, ...content: Piece[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(latin1(id), big(data.length), [0, 0], data);
};
/** ISO/IEC 14496-12, 4.2. */
const box = (name: string, ...content: Piece[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(big(data.length + 8), latin1(name), data);
};
const item = (name: string, content: Uint8Array): Uint8Array =>
  box(name, box('data', big(1), big(0), content));
/** RIFF: a name, a length, the data. */
const chunk = (name: string, ...content: Piece[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(latin1(name), little(data.length), data, new Uint8Array(data.length % 2));
};
/** EBML (RFC 8794), sizes of two bytes. */
const element = (id: readonly number[], ...content: Piece[]): Uint8Array => {
  const data = joinBytes(...content);
  return joinBytes(id, [0x40 | (data.length >> 8), data.length & 255], data);
};
/** Vorbis I, 5.2.1. */
const comment = (text: string): Uint8Array => joinBytes(little(text.length), latin1(text));
const comments = (text: string): Uint8Array =>
  joinBytes(comment('vendor'), little(1), comment(`TITLE=${text}`));

const mp3 = createBed();
const frames = joinBytes(
  frame('TIT2', [3], utf8(mp3.plant('title of an mp3', /properties/))),
  frame('COMM', [3], latin1('eng\0'), utf8(mp3.plant('comment of an mp3', /properties/))),
);
const mp3Bytes = joinBytes(
  latin1('ID3'),
  [3, 0, 0, 0, 0, frames.length >> 7, frames.length & 127],
  frames,
  [0xff, 0xfb, 0x90, 0],
  new Uint8Array(413),
);

const mp4 = createBed();
const mp4Bytes = joinBytes(
  box('ftyp', latin1('isom'), big(0), latin1('isom')),
  box(
    'moov',
    box(
      'udta',
      box(
        '\u00a9xyz',
        big(18, 2),
        big(0, 2),
        latin1(mp4.plant('place of an mp4', /gps/, '+52.5200+013.4050/')),
      ),
      box('meta', big(0), box('ilst', item('\u00a9nam', utf8(mp4.plant('title of an mp4', /properties/))))),
    ),
  ),
  box('mdat', new Uint8Array(100)),
);

const webm = createBed();
const webmBytes = joinBytes(
  element([0x1a, 0x45, 0xdf, 0xa3], [0x42, 0x82, 0x84], latin1('webm')),
  [0x18, 0x53, 0x80, 0x67, 0xff],
  element([0x15, 0x49, 0xa9, 0x66], element([0x7b, 0xa9], utf8(webm.plant('title of a webm', /properties/)))),
);

const flac = createBed();
const block = comments(flac.plant('comment of a flac', /properties/));
const flacBytes = joinBytes(latin1('fLaC'), [0x84], big(block.length, 3), block);

const ogg = createBed();
const opus = joinBytes(latin1('OpusTags'), comments(ogg.plant('comment of an ogg', /properties/)));
const opusHead = joinBytes(latin1('OpusHead'), [1, 1, 0, 0, 0x80, 0xbb, 0, 0, 0, 0, 0]);
/** RFC 3533, 6: a page with one packet. */
const oggPage = (packet: Uint8Array): Uint8Array =>
  joinBytes(latin1('OggS'), new Uint8Array(22), [1, packet.length], packet);
const oggBytes = joinBytes(oggPage(opusHead), oggPage(opus));

const wav = createBed();
const name = latin1(`${wav.plant('title of a wav', /properties/)}\0`);
const wavBytes = chunk('RIFF', latin1('WAVE'), chunk('LIST', latin1('INFO'), chunk('INAM', name)));

const of = (
  fileName: string,
  type: string,
  bytes: Uint8Array,
  { plants }: { readonly plants: Specimen['plants'] },
): Specimen => ({
  format: 'media',
  name: fileName,
  title: 'what it says about itself',
  type,
  maker: 'by hand',
  bytes: () => bytes,
  plants,
});

export const mediaSpecimens: readonly Specimen[] = [
  of('song.mp3', 'audio/mpeg', mp3Bytes, mp3),
  { ...of('film.mp4', 'video/mp4', mp4Bytes, mp4), facets: ['gps'] },
  of('film.webm', 'video/webm', webmBytes, webm),
  of('song.flac', 'audio/flac', flacBytes, flac),
  of('voice.ogg', 'audio/ogg', oggBytes, ogg),
  of('voice.wav', 'audio/wav', wavBytes, wav),
];

/** A PNG of one grey pixel with texts (ISO/IEC 15948, 11.3.4): what pictures carry beside what they show. */
export function pngWithText(text: string): Uint8Array {
  const part = (type: string, content: Uint8Array): Uint8Array =>
    joinBytes(big(content.length), latin1(type), content, big(0));
  return joinBytes(
    latin1('\x89PNG\r\n\x1a\n'),
    part('IHDR', Uint8Array.from([...big(1), ...big(1), 8, 0, 0, 0, 0])),
    part('tEXt', latin1(`Comment\0${text}`)),
    part('IDAT', zlibSync(Uint8Array.of(0, 128))),
    part('IEND', new Uint8Array()),
  );
}
