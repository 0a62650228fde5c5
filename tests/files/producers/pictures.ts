import { type Plant, type Specimen, wordFor } from '../specimen.ts';
import { once, workshop } from './workshop.ts';

/** Plainly fake, and put together here. */
const number = ['4111', '1111', '1111', '1111'].join(' ');
const lines = `Invoice for Erika Muster\nCard ${number}\nplanted heading`;
const font = 'DejaVu-Sans';

interface Kind {
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly args: readonly string[];
}

/** A screenshot's letters at 16 points, then what happens to pictures on their way. */
const kinds: readonly Kind[] = [
  { name: 'screen.png', title: 'png', type: 'image/png', args: [] },
  { name: 'dark.png', title: 'dark png', type: 'image/png', args: ['-negate'] },
  { name: 'half.jpg', title: 'JPEG of quality 50', type: 'image/jpeg', args: ['-quality', '50'] },
  { name: 'screen.webp', title: 'webp', type: 'image/webp', args: ['-quality', '80'] },
  { name: 'screen.gif', title: 'gif', type: 'image/gif', args: [] },
  { name: 'screen.bmp', title: 'bmp', type: 'image/bmp', args: ['-type', 'TrueColor'] },
  {
    name: 'photographed.jpg',
    title: 'photographed screen (turned, blurred, noisy)',
    type: 'image/jpeg',
    args: [
      '-resize',
      '200%',
      '-rotate',
      '1',
      '-blur',
      '0x0.7',
      '-attenuate',
      '0.15',
      '+noise',
      'Gaussian',
      '-quality',
      '75',
    ],
  },
];

const drawing = (tool: string, { name, args }: Kind): readonly [string, ...string[]] => [
  tool,
  ...['-size', '800x220', 'xc:white', '-font', font, '-pointsize', '20', '-fill', 'black'],
  ...['-annotate', '+40+60', lines, ...args, name],
];

const comment = wordFor('comment of a jpeg');

function pictureSpecimen(kind: Kind): Specimen {
  const plants: Plant[] = [
    { place: `number, ${kind.title}`, word: number, where: /text in the image/, loose: true },
    { place: `words, ${kind.title}`, word: 'planted heading', where: /text in the image/ },
  ];
  return {
    format: 'image',
    name: kind.name,
    title: kind.title,
    type: kind.type,
    maker: 'ImageMagick',
    bytes: once(async () => {
      await workshop().run(...drawing('convert-im6.q16', kind));
      return workshop().read(kind.name);
    }),
    plants,
  };
}

const code = wordFor('QR code');

export const pictureRecipes: readonly Specimen[] = [
  ...kinds.map(pictureSpecimen),
  {
    format: 'image',
    name: 'commented.jpg',
    title: 'comment',
    type: 'image/jpeg',
    maker: 'ImageMagick',
    bytes: once(async () => {
      await workshop().run(
        'convert-im6.q16',
        '-size',
        '80x80',
        'xc:white',
        '-set',
        'comment',
        comment,
        'commented.jpg',
      );
      return workshop().read('commented.jpg');
    }),
    plants: [{ place: 'comment of a jpeg', word: comment, where: /properties/ }],
  },
  {
    format: 'image',
    name: 'code.png',
    title: 'QR code',
    type: 'image/png',
    maker: 'qrencode',
    bytes: once(async () => {
      await workshop().run('qrencode', '-o', 'code.png', code);
      return workshop().read('code.png');
    }),
    plants: [{ place: 'QR code by qrencode', word: code, where: /code 1 \(QR\)/ }],
  },
];
