import { parse, stringify } from 'yaml';
import * as v from 'valibot';
import type { Problem } from '../../core/problem.ts';
import type { Result } from '../../core/result.ts';
import type { PolicyBundle } from '../../core/policy/bundle.ts';
import { compilePolicy } from '../../core/policy/compile.ts';
import { passwordManager, paymentLink, protectedFile, type Suggestion } from './demonstration-tools.ts';
import type { PublishedExamples } from './samples.ts';

/** What the practice chat is built with (wxt.config.ts): none of it is in the page's own script. */

interface PolicyFile {
  readonly path: string;
  readonly text: string;
}

const mostExamples = 6;
const longestExample = 240;

const detectorSchema = v.object({
  kind: v.literal('Detector'),
  id: v.string(),
  examples: v.object({ match: v.array(v.object({ text: v.string() })) }),
});

/** By detector, the texts in which it says itself that it finds something; short ones, placeholders as written. */
export function publishedExamples(detectors: readonly PolicyFile[]): PublishedExamples {
  return Object.fromEntries(
    detectors.map(({ text }) => {
      const { id, examples } = v.parse(detectorSchema, parse(text));
      const short = examples.match.map((one) => one.text).filter((one) => one.length <= longestExample);
      return [id, short.slice(0, mostExamples)];
    }),
  );
}

const packSchema = v.looseObject({
  rules: v.array(v.looseObject({ id: v.string(), then: v.looseObject({ action: v.string() }) })),
});

interface Shown {
  readonly redactable: boolean;
  /** The pack names no tools: they are an organisation's own. */
  readonly suggest?: readonly Suggestion[];
}

/** Of the starter pack, in this order: one of each verdict, and values that can be taken out where that makes sense. */
const shown: Readonly<Record<string, Shown>> = {
  'starter-card': { redactable: true, suggest: [paymentLink] },
  'starter-password': { redactable: true, suggest: [passwordManager] },
  'starter-key': { redactable: true, suggest: [passwordManager] },
  'starter-one-time-code': { redactable: false },
  'starter-marking': { redactable: false, suggest: [protectedFile] },
  'starter-private-key': { redactable: false, suggest: [passwordManager] },
};

/** Some rules of the starter pack as a policy of nobody's: what is practised with where there is none. */
export function demonstrationPolicy(
  pack: string,
  detectors: readonly PolicyFile[],
): Result<PolicyBundle, readonly Problem[]> {
  const written = v.parse(packSchema, parse(pack));
  const rules = Object.entries(shown).flatMap(([id, { redactable, suggest }]) =>
    written.rules
      .filter((rule) => rule.id === id)
      .map((rule) => ({
        ...rule,
        then: { ...rule.then, ...(redactable && { redactable }), ...(suggest && { suggest }) },
      })),
  );
  const text = stringify({ ...written, rules });
  const named = new Set(text.match(/[a-z0-9-]+/g));
  const needed = detectors.filter(({ path }) => named.has(path.replace(/^.*\/|\.yaml$/g, '')));
  const files = [
    { path: 'pack.yaml', text },
    { path: 'settings.yaml', text: stringify(settings) },
    ...withNamed(needed, detectors),
  ];
  return compilePolicy(files, meta, { examples: 'skip' });
}

const settings = { apiVersion: 'sluice/v1', kind: 'Settings', organisation: { name: 'Sluice' } };
/** No server publishes a version 0. The same bytes at every build. */
const meta = { organisation: 'demonstration', version: 0, issuedAt: '2026-01-01T00:00:00.000Z' };

/** With the detectors that these name (supporting evidence), and those that they name. */
function withNamed(chosen: readonly PolicyFile[], all: readonly PolicyFile[]): readonly PolicyFile[] {
  const kept = new Set(chosen);
  for (const { text } of kept) {
    const named = new Set([...text.matchAll(/\bdetector: ([a-z0-9-]+)/g)].map((match) => match[1]));
    for (const file of all) if (named.has(/^id: (\S+)$/m.exec(file.text)?.[1])) kept.add(file);
  }
  return [...kept];
}
