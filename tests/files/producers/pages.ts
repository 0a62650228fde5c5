import { textPdf } from '../../../lib/inspect/testing/pdf-builder.ts';
import type { Specimen } from '../specimen.ts';
import { type Plant, wordFor } from '../specimen.ts';
import type { Tool } from './tools.ts';
import { once, workshop } from './workshop.ts';

const pageWord = wordFor('page');
const attached = wordFor('attached by poppler');
const password = ['open', 'me'].join('-');

const source = once(async () => {
  const shop = workshop();
  await shop.write(
    'page.pdf',
    textPdf([[`${pageWord}, long enough to be text`], ['another page of this document']]),
  );
  await shop.write('attached.txt', attached);
});

const onPage: Plant = { place: 'page', word: pageWord, where: /^page 1/ };

interface Recipe extends Partial<Pick<Specimen, 'format' | 'type' | 'unscannable' | 'facets'>> {
  readonly name: string;
  readonly title: string;
  readonly maker: Tool;
  readonly command: readonly [tool: string, ...args: string[]];
  readonly plants: readonly Plant[];
}

const qpdf = (name: string, title: string, ...args: readonly string[]): Recipe => ({
  name,
  title,
  maker: 'qpdf',
  command: ['qpdf', ...args, 'page.pdf', name],
  plants: [{ ...onPage, place: `page, ${title}` }],
});

const locked = { plants: [], unscannable: 'encrypted', facets: ['encrypted'] } as const;

const recipes: readonly Recipe[] = [
  qpdf('objects.pdf', 'object streams', '--object-streams=generate', '--compress-streams=y'),
  qpdf('linear.pdf', 'linearized', '--linearize'),
  qpdf('qdf.pdf', 'QDF', '--qdf'),
  qpdf(
    'owner.pdf',
    "the owner's password alone (AES-256)",
    '--encrypt',
    '',
    'owner',
    '256',
    '--print=none',
    '--',
  ),
  {
    ...qpdf('aes256.pdf', 'with a password (AES-256)', '--encrypt', password, 'owner', '256', '--'),
    ...locked,
  },
  {
    ...qpdf(
      'rc4.pdf',
      'with a password (RC4)',
      '--allow-weak-crypto',
      '--encrypt',
      password,
      'owner',
      '128',
      '--',
    ),
    ...locked,
  },
  {
    name: 'attached.pdf',
    title: 'with an attachment',
    maker: 'poppler',
    command: ['pdfattach', 'page.pdf', 'attached.txt', 'attached.pdf'],
    plants: [
      {
        place: 'attachment whose dictionary and file say its name under different keys (pdfattach)',
        word: attached,
        where: /attachments/,
        unread: 'PDFium does not find it; the document is unscannable.',
      },
    ],
    unscannable: 'broken',
  },
  {
    format: 'svg',
    type: 'image/svg+xml',
    name: 'outlines.svg',
    title: 'a page drawn as outlines',
    maker: 'poppler',
    command: ['pdftocairo', '-svg', '-f', '1', '-l', '1', 'page.pdf', 'outlines.svg'],
    plants: [
      {
        place: 'words whose letters are drawn as outlines',
        word: pageWord,
        where: /./,
        unread: 'Outlines are not taken for writing, and a drawing is not read as a picture.',
      },
    ],
  },
  {
    name: 'united.pdf',
    title: 'pages of two documents',
    maker: 'poppler',
    command: ['pdfunite', 'page.pdf', 'page.pdf', 'united.pdf'],
    plants: [{ place: 'page of a united document', word: pageWord, where: /^page 3/ }],
  },
];

export const pageSpecimens: readonly Specimen[] = recipes.map(({ command, ...rest }) => ({
  format: 'pdf',
  type: 'application/pdf',
  ...rest,
  bytes: once(async () => {
    await source();
    const shop = workshop();
    await shop.run(...command);
    return shop.read(rest.name);
  }),
}));
