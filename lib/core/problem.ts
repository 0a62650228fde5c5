/** Something wrong in a file that a person wrote, said so that they can mend it. */
export interface Problem {
  /** Stable, e.g. `policy/unknown-field`, `pattern/lookaround`. */
  readonly code: string;
  /** The file's path as given; empty when there is none. */
  readonly file: string;
  /** 1-based; 0 when unknown. */
  readonly line: number;
  readonly column: number;
  /** Where in the document, e.g. `rules.0.match`. */
  readonly path: string;
  /** One plain sentence. Never the content of a message. */
  readonly message: string;
  /** What to write instead, when there is such a thing. */
  readonly hint?: string;
}
