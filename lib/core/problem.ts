import { type Sentence, wordsOf } from './sentence.ts';

/** What a problem says, in English and so that it can be said in another language. */
export interface Wording {
  /** One plain sentence. Never the content of a message. */
  readonly message: string;
  /** What to write instead, when there is such a thing. */
  readonly hint?: string;
  /** The same two. */
  readonly said: readonly [message: Sentence, hint?: Sentence];
}

/** Something wrong in a file that a person wrote, said so that they can mend it. */
export interface Problem extends Omit<Wording, 'said'> {
  /** Stable, e.g. `policy/unknown-field`, `pattern/lookaround`. */
  readonly code: string;
  /** The file's path as given; empty when there is none. */
  readonly file: string;
  /** 1-based; 0 when unknown. */
  readonly line: number;
  readonly column: number;
  /** Where in the document, e.g. `rules.0.match`. */
  readonly path: string;
  /** Of problems in policy files always there. */
  readonly said?: Wording['said'];
}

export function worded(message: Sentence, hint?: Sentence): Wording {
  return {
    message: wordsOf(message),
    ...(hint !== undefined && { hint: wordsOf(hint) }),
    said: hint === undefined ? [message] : [message, hint],
  };
}

/** Only what it says. */
export function wordingOf({ message, hint, said }: Wording): Wording {
  return { message, ...(hint !== undefined && { hint }), said };
}
