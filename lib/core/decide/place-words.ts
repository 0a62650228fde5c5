/** The words for parts of files: what the inspector says of where a text stands, and the dialog has in every language. */

/** Stand alone. After some of them comes a name out of the file itself: of a property, a macro, a file inside. */
export const placeWords = [
  'after the last part',
  'alternative texts',
  'attachments',
  'attributes',
  'author',
  'before the first contact',
  'before the first part',
  'body',
  'building blocks',
  'calendar',
  'chart',
  'choices',
  'comment',
  'comment authors',
  'comments',
  'comments and text boxes',
  'connections',
  'custom XML',
  'declarations',
  'defined names',
  'description',
  'diagram',
  'document',
  'document variables',
  'drawing',
  'drawings',
  'endnotes',
  'external links',
  'field',
  'field codes',
  'fields',
  'file names',
  'footer',
  'footnotes',
  'form data',
  'forms and lists',
  'formulas',
  'handout master',
  'header',
  'headers',
  'headers and footers',
  'hidden',
  'hidden text',
  'hints and lists',
  'html',
  'index',
  'label',
  'last part',
  'layout',
  'links',
  'macro text',
  'macros',
  'markup',
  'master',
  'name',
  'names',
  'notes',
  'notes master',
  'objects',
  'other',
  'outline',
  'pictures',
  'pivot cache',
  'properties',
  'recipients',
  'rich text',
  'scripts',
  'sections',
  'shapes',
  'sheet names',
  'subject',
  'tags',
  'text',
  'text boxes',
  'text boxes in headers',
  'text in the drawing',
  'text in the image',
  'title',
  'tracked deletions',
  'unlisted slide',
  'unused text',
] as const;
export type PlaceWord = (typeof placeWords)[number];

/** Stand before a number: `page 3`, `rows 1–200`, `code 1 (QR)`. */
const numbered = [
  'busy time',
  'code',
  'contact',
  'event',
  'journal entry',
  'line',
  'lines',
  'page',
  'row',
  'rows',
  'slide',
  'task',
] as const;
/** Stand before a name out of the file: `sheet Costs`. */
const named = ['field', 'read as', 'sheet'] as const;
export const placeKinds = { numbered, named };
export type PlaceKind = (typeof numbered)[number] | (typeof named)[number];

/** One or two of them say where in a picture something stands. */
export const placeRegions = ['top', 'bottom', 'left', 'right', 'middle'] as const;
export type PlaceRegion = (typeof placeRegions)[number];

/** A part of a path as far as it is ours, and no name out of the file. */
export type PlacePart =
  | { readonly kind: 'word'; readonly word: PlaceWord }
  | { readonly kind: 'before'; readonly word: PlaceKind; readonly rest: string }
  | { readonly kind: 'regions'; readonly words: readonly PlaceRegion[] };

/** What a part of a path says; null for a name or a cell, which are shown as they are. */
export function placePart(part: string): PlacePart | null {
  const word = placeWords.find((one) => one === part);
  if (word !== undefined) return { kind: 'word', word };
  const regions = part.split(' ').map((one) => placeRegions.find((region) => region === one));
  const words = regions.flatMap((region) => region ?? []);
  if (words.length === regions.length) return { kind: 'regions', words };
  const after = (kind: string): string | null =>
    part.startsWith(`${kind} `) ? part.slice(kind.length + 1) : null;
  const counted = numbered.find((kind) => /^\d+(?:\u2013\d+)?(?: \(.+\))?$/.test(after(kind) ?? ''));
  const called = isFileName.test(part) ? undefined : named.find((kind) => after(kind) !== null);
  const before = counted ?? called;
  return before === undefined ? null : { kind: 'before', word: before, rest: after(before) ?? '' };
}

/** A file in an archive may be called like a sheet. */
const isFileName = /\.(?:docx?|xlsx?|pptx?|od[tsp]|pdf|rtf|txt|csv|json|xml|html?|eml|msg|zip|jpe?g|png)$/i;
