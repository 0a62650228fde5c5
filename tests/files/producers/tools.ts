/** What makes the files of the full run: a program, other names of it, and Debian's package. */
export const tools = {
  LibreOffice: {
    names: ['soffice'],
    packages: ['libreoffice-writer', 'libreoffice-calc', 'libreoffice-impress'],
  },
  ImageMagick: { names: ['convert-im6.q16', 'magick'], packages: ['imagemagick', 'fonts-dejavu-core'] },
  '7-Zip': { names: ['7zz', '7z'], packages: ['7zip'] },
  zip: { names: ['zip'], packages: ['zip'] },
  qpdf: { names: ['qpdf'], packages: ['qpdf'] },
  poppler: { names: ['pdfattach'], packages: ['poppler-utils'] },
  bsdtar: { names: ['bsdtar'], packages: ['libarchive-tools'] },
  tar: { names: ['tar'], packages: ['tar'] },
  gzip: { names: ['gzip'], packages: ['gzip'] },
  bzip2: { names: ['bzip2'], packages: ['bzip2'] },
  xz: { names: ['xz'], packages: ['xz-utils'] },
  qrencode: { names: ['qrencode'], packages: ['qrencode'] },
} as const satisfies Record<
  string,
  { readonly names: readonly string[]; readonly packages: readonly string[] }
>;

export type Tool = keyof typeof tools;
