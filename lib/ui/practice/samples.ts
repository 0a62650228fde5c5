import type { LoadedPolicy } from '../../core/decide/index.ts';
import type { CompiledDetector } from '../../core/detect/compiled.ts';
import { type Engine, loadEngine } from '../../core/detect/engine/index.ts';
import { expandPlaceholders } from '../../core/detect/placeholders.ts';
import { wordOf } from './word-of.ts';
import { speaks } from './speaks.ts';

/** By detector id: texts of its own examples, placeholders not yet filled in. */
export type PublishedExamples = Readonly<Record<string, readonly string[]>>;

/** Made-up texts in which a detector of this policy finds something, best first. */
export interface Samples {
  textsOf(detector: string): Iterable<string>;
  /** As many different values of it as are wanted, one a line; null when there are not so many. */
  listOf(detector: string, wanted: number): string | null;
}

/** @param language BCP 47 tag of a catalogue: examples in it come first. */
export function createSamples(
  { bundle }: LoadedPolicy,
  published: PublishedExamples,
  language: string,
): Samples {
  /** Of one detector and what supports it: many times faster than that of the whole policy. */
  const engines = new Map<string, Engine>();
  const engineOf = (id: string): Engine => {
    const engine =
      engines.get(id) ?? loadEngine(withSupport(id, bundle.detectors), { phones: bundle.phones });
    engines.set(id, engine);
    return engine;
  };
  const found = (text: string, id: string) =>
    engineOf(id)
      .scan(text)
      .filter((finding) => finding.detector === id);
  function* textsOf(id: string): Generator<string> {
    for (const text of textsToTry(id)) if (found(text, id).length > 0) yield text;
  }
  const textsToTry = (id: string): readonly string[] => {
    const detector = bundle.detectors.find((one) => one.id === id);
    if (detector === undefined) return [];
    const known = (published[id] ?? []).flatMap((text) => expandPlaceholders(text) ?? []);
    const all = known.length > 0 ? known : made(detector);
    return all
      .map((text) => ({ text, rank: rankOf(text, language) }))
      .sort((a, b) => a.rank - b.rank)
      .map(({ text }) => text);
  };
  return {
    textsOf,
    listOf(id, wanted) {
      const lines = new Map<string, string>();
      const [first = ''] = textsOf(id);
      const take = (line: string) => {
        for (const { value } of found(line, id)) if (!lines.has(value)) lines.set(value, line);
        return lines.size >= wanted;
      };
      for (const line of variations(first, found(first, id)))
        if (take(line)) return [...new Set(lines.values())].join('\n');
      for (const line of textsOf(id)) if (take(line)) return [...new Set(lines.values())].join('\n');
      return null;
    },
  };
}

function withSupport(id: string, all: readonly CompiledDetector[]): readonly CompiledDetector[] {
  const wanted = new Set([id]);
  for (const one of wanted) {
    const patterns = all.find((detector) => detector.id === one)?.patterns ?? [];
    for (const { detector } of patterns.flatMap(({ support }) => support))
      if (detector !== null) wanted.add(detector);
  }
  return all.filter((detector) => wanted.has(detector.id));
}

/** In the reader's language, then in plain letters, then on one line. */
function rankOf(text: string, language: string): number {
  const isPlain = /^[\x20-\x7e\u00a0-\u017f\u2010-\u2030\n\t]*$/.test(text);
  return (speaks(text, language) ? 0 : 4) + (isPlain ? 0 : 2) + (text.includes('\n') ? 1 : 0);
}

/** For detectors and dictionaries of an organisation's own, whose examples are not handed out. */
function made({ patterns }: CompiledDetector): readonly string[] {
  return patterns.flatMap(({ program, words, support }) => {
    const value = words?.list[0] ?? (program === null ? null : wordOf(program));
    if (value === null) return [];
    const keywords = support.flatMap((one) => one.keywords[0] ?? []);
    return [...keywords.map((keyword) => `${keyword}: ${value}`), value];
  });
}

const mostTries = 1000;

/** The text with other digits and letters where something was found; check digits come right by trying. */
function* variations(
  text: string,
  findings: readonly { readonly start: number; readonly end: number }[],
): Generator<string> {
  const [first] = findings;
  if (first === undefined) return;
  const value = text.slice(first.start, first.end);
  let state = 7;
  const below = (end: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * end);
  };
  for (let tried = 0; tried < mostTries; tried += 1) {
    // What a value begins with says of what kind it is.
    const other = value.replace(/(?<=.{4})[0-9]|(?<=.{1})[a-z](?=[a-z]*@)/g, (char) =>
      /\d/.test(char) ? String(below(10)) : String.fromCharCode(97 + below(26)),
    );
    yield text.slice(0, first.start) + other + text.slice(first.end);
  }
}
