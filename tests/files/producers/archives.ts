import type { FormatId } from '../formats.ts';
import { type Specimen, type Where, wordFor } from '../specimen.ts';
import type { Tool } from './tools.ts';
import { once, workshop } from './workshop.ts';

const list = wordFor('file in an archive');
const deep = wordFor('file in a folder');
const password = ['open', 'me'].join('-');

/** The files that every archive here holds. */
const sources = once(async () => {
  const shop = workshop();
  await shop.run('mkdir', '-p', 'docs');
  await shop.write('list.txt', `${list}\n`.repeat(500));
  await shop.write('docs/name.txt', deep);
});

interface Recipe {
  readonly format: FormatId;
  readonly name: string;
  readonly title: string;
  readonly type: string;
  readonly maker: Tool;
  readonly command: readonly [tool: string, ...args: string[]];
  /** Default: both files. */
  readonly finds?: 'one' | 'name' | 'nothing';
  readonly unscannable?: Specimen['unscannable'];
  /** Made in front, from the same files. */
  readonly before?: readonly [tool: string, ...args: string[]];
}

const both = ['list.txt', 'docs'];
const sevenZip = { format: '7z', maker: '7-Zip', type: 'application/x-7z-compressed' } as const;
const zip = { format: 'zip', type: 'application/zip' } as const;
const locked = { unscannable: 'encrypted', finds: 'name' } as const;

const recipes: readonly Recipe[] = [
  {
    ...zip,
    maker: 'zip',
    name: 'packed.zip',
    title: 'deflated',
    command: ['zip', '-qr', 'packed.zip', ...both],
  },
  {
    ...zip,
    maker: 'zip',
    name: 'stored.zip',
    title: 'stored',
    command: ['zip', '-qr0', 'stored.zip', ...both],
  },
  {
    ...zip,
    ...locked,
    maker: 'zip',
    name: 'locked.zip',
    title: 'with a password',
    command: ['zip', '-qrP', password, 'locked.zip', ...both],
  },
  {
    ...zip,
    maker: '7-Zip',
    name: 'seven.zip',
    title: 'deflated',
    command: ['7zz', 'a', 'seven.zip', ...both],
  },
  {
    ...zip,
    ...locked,
    maker: '7-Zip',
    name: 'aes.zip',
    title: 'with a password (AES)',
    command: ['7zz', 'a', `-p${password}`, '-mem=AES256', 'aes.zip', ...both],
  },
  {
    ...zip,
    maker: '7-Zip',
    name: 'lzma.zip',
    title: 'packed with LZMA, which few can open',
    command: ['7zz', 'a', '-mm=LZMA', 'lzma.zip', ...both],
    finds: 'name',
    unscannable: 'broken',
  },
  {
    ...zip,
    maker: 'bsdtar',
    name: 'streamed.zip',
    title: 'lengths behind the data',
    command: ['bsdtar', '--format', 'zip', '-cf', 'streamed.zip', ...both],
  },
  ...['LZMA2', 'LZMA', 'PPMd', 'BZip2', 'Deflate', 'Copy'].map((method): Recipe => ({
    ...sevenZip,
    name: `${method}.7z`,
    title: `packed with ${method}`,
    command: ['7zz', 'a', `-m0=${method}`, `${method}.7z`, ...both],
  })),
  {
    ...sevenZip,
    ...locked,
    name: 'locked.7z',
    title: 'with a password',
    command: ['7zz', 'a', `-p${password}`, 'locked.7z', ...both],
  },
  {
    ...sevenZip,
    ...locked,
    finds: 'nothing',
    name: 'closed.7z',
    title: 'with a password, names too',
    command: ['7zz', 'a', `-p${password}`, '-mhe=on', 'closed.7z', ...both],
  },
  ...['gnu', 'pax', 'ustar', 'v7'].map((kind): Recipe => ({
    format: 'tar',
    type: 'application/x-tar',
    maker: 'tar',
    name: `${kind}.tar`,
    title: `${kind} headers`,
    command: ['tar', `--format=${kind}`, '-cf', `${kind}.tar`, ...both],
  })),
  {
    format: 'gz',
    type: 'application/gzip',
    maker: 'tar',
    name: 'all.tar.gz',
    title: 'tar in gz',
    command: ['tar', '-czf', 'all.tar.gz', ...both],
  },
  {
    format: 'bz2',
    type: 'application/x-bzip2',
    maker: 'tar',
    name: 'all.tar.bz2',
    title: 'tar in bz2',
    command: ['tar', '-cjf', 'all.tar.bz2', ...both],
  },
  {
    format: 'xz',
    type: 'application/x-xz',
    maker: 'tar',
    name: 'all.tar.xz',
    title: 'tar in xz',
    command: ['tar', '-cJf', 'all.tar.xz', ...both],
  },
  {
    format: 'gz',
    type: 'application/gzip',
    maker: 'gzip',
    name: 'list.txt.gz',
    title: 'one file',
    command: ['gzip', '-kf', 'list.txt'],
    finds: 'one',
  },
  {
    format: 'bz2',
    type: 'application/x-bzip2',
    maker: 'bzip2',
    name: 'list.txt.bz2',
    title: 'one file',
    command: ['bzip2', '-kf', 'list.txt'],
    finds: 'one',
  },
  {
    format: 'xz',
    type: 'application/x-xz',
    maker: 'xz',
    name: 'list.txt.xz',
    title: 'one file',
    command: ['xz', '-kf', 'list.txt'],
    finds: 'one',
  },
  {
    ...zip,
    maker: 'zip',
    name: 'nested.zip',
    title: '7z in a zip',
    before: ['7zz', 'a', 'inner.7z', ...both],
    command: ['zip', '-q', 'nested.zip', 'inner.7z'],
  },
];

const plantsOf = ({ finds, title }: Recipe): Specimen['plants'] => {
  const anywhere: Where = /./;
  if (finds === 'nothing') return [];
  if (finds === 'name') return [{ place: `name of a file, ${title}`, word: 'list.txt', where: /file names/ }];
  const one = { place: `file, ${title}`, word: list, where: finds === 'one' ? anywhere : /list\.txt/ };
  if (finds === 'one') return [one];
  return [one, { place: `file in a folder, ${title}`, word: deep, where: /docs\/name\.txt/ }];
};

export const archiveRecipes: readonly Specimen[] = recipes.map((recipe) => ({
  format: recipe.format,
  name: recipe.name,
  title: recipe.title,
  type: recipe.type,
  maker: recipe.maker,
  bytes: once(async () => {
    await sources();
    const shop = workshop();
    if (recipe.before) await shop.run(...recipe.before);
    await shop.run(...recipe.command);
    return shop.read(recipe.name);
  }),
  plants: plantsOf(recipe),
  facets: [recipe.unscannable === 'encrypted' ? 'encrypted' : 'embedded-file'],
  ...(recipe.unscannable && { unscannable: recipe.unscannable }),
}));
