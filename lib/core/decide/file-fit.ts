import type { CompiledRule } from '../policy/bundle.ts';
import { matchesWhole } from '../detect/engine/index.ts';
import type { Egress, InspectedFile } from './egress.ts';

type Wanted = NonNullable<CompiledRule['when']['files']>;

/** `unsure`: what could not be read of the file may hold what the rule asks for. */
export type Fit = 'yes' | 'unsure' | 'no';

/** Whether a file is one that a rule asks for. */
export function fileFit(file: InspectedFile, wanted: Wanted): Fit {
  const isTyped = hasType(file.type, wanted);
  if (!hasOutside(file, wanted) || !isUnreadFor(file, wanted)) return 'no';
  if (!isTyped && isTypeKnown(file)) return 'no';
  if (isTyped && hasFacet(file, wanted) && hasCounts(file, wanted)) return 'yes';
  return file.unscannable === undefined ? 'no' : 'unsure';
}

/** Whether the files of an egress are surely what a rule asks for; one of them is enough. */
export function isSureOfFiles({ files }: CompiledRule['when'], { content }: Egress): boolean {
  return (
    files === null ||
    (content.kind === 'files' && content.files.some((file) => fileFit(file, files) === 'yes'))
  );
}

/** What is known before a file is looked into. */
export function hasOutside({ name, bytes }: Pick<InspectedFile, 'name' | 'bytes'>, wanted: Wanted): boolean {
  const { names, minBytes } = wanted;
  const composed = name.normalize('NFC');
  return bytes >= minBytes && (names === null || names.some((glob) => matchesWhole(glob, composed)));
}

/** Whether nothing is asked for that only looking into a file tells. */
export function asksOutsideOnly({ types, facets, unscannable, counts }: Wanted): boolean {
  return types === null && (facets ?? unscannable ?? counts) === undefined;
}

/** Where not even the beginning could be read, the type is what nobody has looked at. */
function isTypeKnown({ type, unscannable }: InspectedFile): boolean {
  return type !== 'application/octet-stream' || unscannable === undefined || unscannable === 'unknown-type';
}

/** `image/*` stands for all images. */
function hasType(type: string, { types }: Wanted): boolean {
  return (
    types === null ||
    types.some((one) => one === type || (one.endsWith('/*') && type.startsWith(one.slice(0, -1))))
  );
}

function isUnreadFor(
  { unscannable, otherReasons = [], facets }: InspectedFile,
  { unscannable: reasons }: Wanted,
): boolean {
  // That something was encrypted is known all the same where the reasons are not: among the facets of an incident.
  const known: readonly string[] = [...otherReasons, ...facets];
  return (
    reasons === undefined ||
    (unscannable !== undefined && reasons.some((reason) => reason === unscannable || known.includes(reason)))
  );
}

function hasFacet({ facets, unscannable }: InspectedFile, { facets: wanted }: Wanted): boolean {
  return (
    wanted === undefined ||
    wanted.some((facet) => (facet === 'unscannable' ? unscannable !== undefined : facets.includes(facet)))
  );
}

function hasCounts({ counts: found = {} }: InspectedFile, { counts }: Wanted): boolean {
  const asked: Readonly<Record<string, number>> = counts ?? {};
  const counted: Readonly<Record<string, number>> = found;
  return Object.entries(asked).every(([what, least]) => (counted[what] ?? 0) >= least);
}
