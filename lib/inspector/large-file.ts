import type { TextPart } from '../inspect/extracted.ts';
import type { FoundSoFar } from '../inspect/look-into.ts';
import { typeOf } from '../inspect/type-of.ts';
import { reasonsOf, unreadFor } from '../inspect/unread.ts';
import { lookIntoZip } from '../inspect/zip-look.ts';

/** What is read of a file that is too large to be read: its beginning and its end, in bytes. */
export const headBytes = 8 * 1024 * 1024;
export const tailBytes = 1024 * 1024;

/** Types of which a part is as good as a smaller file. */
const readInParts = /^(?:text\/.*|application\/(?:json|xml))$/;
const zips = /^application\/(?:zip|java-archive|vnd\.(?:openxmlformats|oasis)\..*)$/;

/** The part of a large file where a text stands. */
const lastPart = 'last part';

export interface LargeFile {
  readonly name: string;
  readonly head: Uint8Array;
  readonly tail: Uint8Array;
}

/**
 * Looks at the ends of a large file: lines of text in either of them, the names in a zip, whose list stands at its end.
 * Its type is told by its beginning. `add` takes texts and says whether it wants more; `look` reads one part.
 */
export async function lookAtEnds(
  { name, head, tail }: LargeFile,
  add: (texts: readonly TextPart[]) => boolean,
  look: (bytes: Uint8Array, change: (text: TextPart) => readonly TextPart[]) => Promise<FoundSoFar>,
): Promise<FoundSoFar> {
  const type = await typeOf(head);
  const known: FoundSoFar = {
    type,
    facets: ['truncated'],
    counts: {},
    unscannable: 'too-large',
    isPassing: false,
  };
  if (readInParts.test(type)) {
    const beginning = await look(head, (text) => [text]);
    if (reasonsOf(beginning).includes('timeout')) return { ...known, ...unreadFor(['timeout', 'too-large']) };
    // What the cut has made of the first line is no line of its own, but a part of one may be a value.
    if (readInParts.test(await typeOf(tail))) await look(tail, inLastPart);
    return known;
  }
  if (!add([{ path: ['name'], text: name }]) || !zips.test(type)) return known;
  add(lookIntoZip(tail).names.map((inside) => ({ path: [inside, 'name'], text: inside })));
  return { ...known, facets: ['truncated', 'embedded-file'] };
}

function inLastPart(text: TextPart): readonly TextPart[] {
  // Its name was told with the beginning.
  return text.path[0] === 'name' ? [] : [{ ...text, path: [lastPart, ...text.path] }];
}
