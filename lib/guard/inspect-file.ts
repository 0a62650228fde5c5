import type { InspectedFile, UnscannableReason } from '../core/decide/egress.ts';
import { maxTextLength } from '../core/decide/index.ts';
import { textTypeOf, typeOf } from './file-type.ts';

/** Looks into a file; the deeper inspector takes this place. Never throws. */
export type FileInspector = (file: File, signal: AbortSignal) => Promise<InspectedFile>;

/** Enough for every signature that `typeOf` knows, and to see whether it is text. */
const headBytes = 4096;
/** UTF-8 needs at most four bytes a character. */
const maxTextBytes = maxTextLength;
const deadlineMs = 10_000;

/** Name, size, type by content, and the text of files that are text. What else is in a file it does not know. */
export const inspectFile: FileInspector = async (file, signal) => {
  // A name tells as much as a text, and leaves with the file.
  const known = {
    name: file.name,
    bytes: file.size,
    facets: [],
    texts: [{ path: ['name'], text: file.name }],
  };
  const failed = (unscannable: UnscannableReason): InspectedFile => ({
    ...known,
    type: 'application/octet-stream',
    unscannable,
  });
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(deadlineMs)]);
  try {
    return await Promise.race([look(file, known), aborted(deadline)]);
  } catch {
    // A folder reads as a file that cannot be read; so does one that was moved meanwhile.
    return failed(deadline.aborted ? 'timeout' : 'broken');
  }
};

async function look(
  file: File,
  known: Pick<InspectedFile, 'name' | 'bytes' | 'facets' | 'texts'>,
): Promise<InspectedFile> {
  const head = new Uint8Array(await file.slice(0, headBytes).arrayBuffer());
  const binary = typeOf(head);
  const text = binary === null ? textTypeOf(head) : null;
  if (text === null) {
    return { ...known, type: binary ?? 'application/octet-stream', unscannable: 'unknown-type' };
  }
  if (file.size > maxTextBytes) return { ...known, type: 'text/plain', unscannable: 'too-large' };
  const content = new TextDecoder(text).decode(await file.arrayBuffer());
  return { ...known, type: 'text/plain', texts: [...known.texts, { path: [], text: content }] };
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => {
      reject(new Error('inspect/timeout'));
    });
  });
}
