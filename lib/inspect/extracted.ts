import type { FileText, UnscannableReason } from '../core/decide/egress.ts';
import type { Count, Facet } from '../core/decide/words.ts';

export type TextPart = FileText;
export { counts, facets, type Count, type Facet } from '../core/decide/words.ts';

/** A file inside of a file, still to be looked into. `path` is the place where it stands, without its own name. */
export interface EmbeddedFile {
  readonly path: readonly string[];
  readonly name: string;
  readonly bytes: Uint8Array;
  /** A small picture of the document itself, made by its program: what is legible in it stands in the document. */
  readonly isPreview?: true;
}

/** What one extractor found in one file. Parts that were read stay, also where the rest could not be. */
export interface Extracted {
  readonly texts: readonly TextPart[];
  readonly facets: readonly Facet[];
  readonly counts: Readonly<Partial<Record<Count, number>>>;
  readonly embedded: readonly EmbeddedFile[];
  /** Not everything in it could be read: the first reason why. Never absent where something was left out. */
  readonly unscannable?: UnscannableReason;
  /** All others, where there is more than one. */
  readonly otherReasons?: readonly UnscannableReason[];
}
