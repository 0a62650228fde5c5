import { standardLimits } from '../../lib/inspect/meter.ts';
import { headBytes, tailBytes } from '../../lib/inspector/large-file.ts';
import { largestFile } from '../../lib/inspector/reader-size.ts';
import type { Checked } from './check.ts';
import { facetTable } from './facet-table.ts';
import { type Format, type FormatId, formats } from './formats.ts';
import type { Plant, Specimen } from './specimen.ts';

type Results = ReadonlyMap<Specimen, Checked>;

/** docs/FILES.md: what is claimed of a place, and what the run showed of it. */
export function pageText(
  specimens: readonly Specimen[],
  results: Results,
  { commit, date }: { readonly commit: string; readonly date: string },
): string {
  const sections = (Object.keys(formats) as FormatId[]).map((format) =>
    formatSection(
      formats[format],
      specimens.filter((specimen) => specimen.format === format),
      results,
    ),
  );
  return `${head(commit, date)}\n${facetHead}\n\n${facetTable(specimens)}\n\n${sections.join('\n')}`;
}

function head(commit: string, date: string): string {
  const { inflatedBytes, entries, depth, textLength, pages, milliseconds, ocrMilliseconds } = standardLimits;
  const mb = (bytes: number): string => `${String(bytes / 1024 / 1024)} MB`;
  return `# What is read in files

Made by \`npm run test:files\` at commit ${commit} on ${date}. Every line is a text that was planted in a file at this place, and looked for by the readers that the extension has. **✗**: not found in this run, or not where it is.

*Told as* is the place that the employee and the incident are shown, from the outside in. Whatever cannot be read whole is *unscannable* with its reason, never clean; the policy decides about it.

## Limits for a file and everything inside of it
| What | Most | Then |
|---|---|---|
| unpacked | ${mb(inflatedBytes)} | too-large |
| files and parts inside | ${entries.toLocaleString('en')} | too-large |
| files within files | ${String(depth)} levels | too-large |
| text | ${mb(textLength)} | too-large |
| pages of a PDF | ${pages.toLocaleString('en')} | too-large |
| time without writing in pictures | ${String(milliseconds / 1000)} s | timeout |
| time for writing in pictures | ${String(ocrMilliseconds / 1000)} s | timeout |

What was found until then counts: a block stands, whatever could not be read after it.

A file of more than ${mb(largestFile.full)} is too large whatever is in it. Looked at are its name and type, of text (also CSV, JSON, XML, HTML) the first ${mb(headBytes)} and the last ${mb(tailBytes)}, of a zip the names in it. Several files of one send are read two at a time, and have 60 s together, 5 s more for each file after the first, 180 s at most.

What is judged is what the page gets. Chromium does not let it read a file that has changed on disk since it was chosen; in Firefox, which does, the guard takes a copy of up to 256 MB first, judges that and lets it in (what does not fit, and files of a folder, are let in as they are on disk by then).

What stands behind the end of a picture (png, jpg, gif, bmp), a PDF, a 7z, a rar or a zip (office documents are zips) is looked into as a file inside, told as *after the last part*, where it is text, an archive or a document; so is a zip that ends with whatever file it is in. Left out are pictures and films there, which phones add by themselves, and what has no known type.

A value of JSON or XML that is base64 alone, of 64 characters or more, and begins as an archive, a document or a picture (the PDF of an electronic invoice, the diagrams of a notebook) is looked into as a file inside, told as *objects*; its letters are read as well. Of what macOS adds to a zip (\`__MACOSX/._name\`, \`.DS_Store\`) the words are told, as *properties*; whatever else is called so is read as what it is.

Dates in tables are told as \`2026-11-30\`, whatever their format shows. Writing in a picture that stands on its head, without a word about it in its metadata, is not read.

## Languages of writing in pictures
English, German, French and Spanish come with the extension; letters of other alphabets, and accents that these four do not have, are not told well. Digits are read in any.

To add a language, put Tesseract's data for it (\`pol.traineddata\` or \`pol.traineddata.gz\`) into \`ocr-languages/\` and run \`npm run build\`; \`ocr-languages/README.md\` says where there is some. In an extension that is built already: put the file into its folder \`inspect/\`, name it in \`whenAsked\` of \`inspect/languages.json\`, and pack the extension again, with your own key or for your own store entry (browsers refuse a changed package under somebody else's signature).

An added language is used where the browser's languages hold it or the policy has a title or notice in it; under \`always\` it is used in every picture. Each makes reading slower.
`;
}

const facetHead = `## What rules can ask about
By format; ✓ and the words stand where a file of the corpus shows it. A type mismatch and a size can be asked of any file; of parts that hold files (archives, mail, documents) what is said about those is said about the whole, and what is counted in them is added up; its type and its name stay its own. *Hidden content* of a PDF is invisible text, text that stands wholly beside its page, and layers that are off at first; text in the colour of its ground, or under a picture, is read without being told as hidden.`;

function formatSection(format: Format, specimens: readonly Specimen[], results: Results): string {
  const rows = specimens.flatMap((specimen) =>
    specimen.plants.flatMap((plant) =>
      plant.unread === undefined ? [placeRow(specimen, plant, results.get(specimen))] : [],
    ),
  );
  const table = rows.length > 0 ? ['| Place | Told as | File, made by |', '|---|---|---|', ...rows, ''] : [];
  const told = specimens.flatMap((specimen) =>
    specimen.unscannable === undefined ? [] : [toldRow(specimen, results)],
  );
  const notRead = specimens.flatMap(({ plants }) =>
    plants.flatMap(({ place, unread }) => (unread === undefined ? [] : [`- ${place}: ${unread}`])),
  );
  const leftOut = [...notRead, ...(format.leftOut ?? []).map((what) => `- ${what}`)];
  const lines = [
    `## ${format.title}`,
    ...table,
    ...(told.length > 0 ? ['Not read, and said so:', '', ...told, ''] : []),
    ...(leftOut.length > 0 ? ['Not read:', '', ...leftOut, ''] : []),
  ];
  return lines.join('\n');
}

function placeRow(specimen: Specimen, plant: Plant, checked: Checked | undefined): string {
  const seen = checked?.seen.find(({ place }) => place === plant.place);
  const found = seen?.result === 'found';
  const told = found ? cell(seen.path.join(' \u203a ')) : '**✗**';
  return `| ${cell(plant.place)} | ${told} | ${fileOf(specimen)} |`;
}

function toldRow(specimen: Specimen, results: Results): string {
  const isRight = results.get(specimen)?.wrong.length === 0;
  return `- ${fileOf(specimen)}, ${specimen.title}: ${isRight ? '' : '**✗** '}${specimen.unscannable ?? ''}`;
}

const fileOf = ({ name, maker }: Specimen): string => `${name}, ${maker}`;
const cell = (text: string): string => text.replaceAll('|', '\\|');

/** The page without what only a run knows: what has to be the same on the committed page and in the list of cases. */
export function claimsOf(page: string): readonly string[] {
  return page
    .split('\n')
    .filter((line) => /^(?:\||- |## )/.test(line))
    .map((line) => line.replace(/^(\| (?:[^|\\]|\\.)+ \|)(?:[^|\\]|\\.)+\|/, '$1').replace('**✗** ', ''));
}
