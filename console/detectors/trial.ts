import type { PolicyFile } from '../../lib/core/api/console.ts';
import {
  compileDetector,
  compileDictionary,
  loadEngine,
  type CompiledDetector,
} from '../../lib/core/detect/index.ts';
import { explain, type Explanation } from '../../lib/core/detect/explain.ts';
import { asksForPhones, exampleRegions, phonesFor } from '../../lib/core/detect/phone/from-metadata.ts';
import { expandPlaceholders } from '../../lib/core/detect/placeholders.ts';
import { supportersOf } from '../../lib/core/detect/run-examples.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import { readFiles } from '../../lib/core/policy/read-files.ts';
import type { Detector } from '../../lib/core/policy/schema.ts';

/** What a detector finds in one of its examples. */
export interface ExampleTrial {
  readonly list: 'match' | 'noMatch';
  readonly index: number;
  /** With placeholders put in; null: one is malformed. */
  readonly text: string | null;
  readonly found: readonly { readonly value: string; readonly confidence: string }[];
  readonly isAsItSays: boolean;
}

export interface DetectorTrial {
  readonly id: string;
  readonly examples: readonly ExampleTrial[];
  /** Of the text that was tried. */
  readonly matches: readonly Explanation[];
}

/** Null: the file does not hold a detector or dictionary that compiles. */
export function tryDetector(files: readonly PolicyFile[], path: string, text: string): DetectorTrial | null {
  const { detectors, dictionaries } = readFiles(files.filter((file) => file.path === path));
  const source = detectors[0]?.data ?? dictionaries[0]?.data;
  if (source === undefined) return null;
  const made = source.kind === 'Detector' ? compileDetector(source) : compileDictionary(source);
  if (!made.ok) return null;
  const own = made.value;
  const others = parsePolicyFiles(files, { examples: 'skip' }).compiled.filter(({ id }) => id !== own.id);
  const near = [own, ...supportersOf(own, [own, ...others])];
  const phones = asksForPhones(near) ? phonesFor(exampleRegions) : null;
  const { scan } = loadEngine(near, { phones });
  const examples = source.kind === 'Detector' ? trialsOf(source, own, scan) : [];
  const matches =
    text === '' ? [] : explain(text, near, phones).filter(({ detector }) => detector === own.id);
  return { id: own.id, examples, matches };
}

function trialsOf(
  { examples }: Detector,
  { id }: CompiledDetector,
  scan: ReturnType<typeof loadEngine>['scan'],
): readonly ExampleTrial[] {
  const run = (written: string) => {
    const text = expandPlaceholders(written);
    const found = (text === null ? [] : scan(text)).filter(({ detector }) => detector === id);
    return {
      text,
      found: found.map(({ start, end, confidence }) => ({
        value: text?.slice(start, end) ?? '',
        confidence,
      })),
    };
  };
  return [
    ...examples.match.map((example, index): ExampleTrial => {
      const { text, found } = run(example.text);
      const wanted = example.find.map(expandPlaceholders);
      const isAsItSays =
        found.length === wanted.length &&
        found.every(
          ({ value, confidence }, at) =>
            value === wanted[at] && (example.confidence ?? confidence) === confidence,
        );
      return { list: 'match', index, text, found, isAsItSays };
    }),
    ...examples.noMatch.map((example, index): ExampleTrial => {
      const { text, found } = run(example.text);
      return { list: 'noMatch', index, text, found, isAsItSays: text !== null && found.length === 0 };
    }),
  ];
}
