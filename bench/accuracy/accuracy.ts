import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEngine } from '../../lib/core/detect/index.ts';
import { phonesFor } from '../../lib/core/detect/phone/from-metadata.ts';
import { scanConversation } from '../../lib/core/decide/index.ts';
import { parsePolicyFiles } from '../../lib/core/policy/parse.ts';
import type { Message } from '../../tests/accuracy/message.ts';
import { nonSecrets, reported } from '../../tests/accuracy/reported/corpus.ts';
import { tuned } from '../../tests/accuracy/tuned/corpus.ts';
import { measureEvasions, type EvasionResult, type Finders } from './evade.ts';
import type { KnownDetector } from './groups.ts';
import { measurePeer, type PeerResult, peers } from './peers.ts';
import { score, type Scores } from './score.ts';

/** `reported`: written by someone who has not seen the detectors. `tuned`: what detectors are improved on. */
export const halves = { reported, tuned } as const;
export type Half = keyof typeof halves;

export interface AccuracyReport {
  readonly half: Half;
  readonly messages: number;
  readonly languages: number;
  readonly detectors: number;
  /** At medium confidence and above, which is what the packs act on; and at any. */
  readonly medium: Scores;
  readonly low: Scores;
  readonly evasions: readonly EvasionResult[];
  /** Documented things that look like secrets and are none: how many are flagged at medium or above. */
  readonly nonSecrets: { readonly texts: number; readonly flagged: number };
  readonly peers: readonly PeerResult[];
}

export async function measureAccuracy(
  root: string,
  half: Half,
  options: { readonly peers: boolean; readonly evasions: boolean },
): Promise<AccuracyReport> {
  const messages: readonly Message[] = halves[half]();
  const { finders, known } = loadFinders(root);
  const documented = nonSecrets();
  const flagged = documented.filter((text) =>
    finders
      .find(text)
      .some(({ detector, confidence }) => known.get(detector)?.category === 'secret' && confidence !== 'low'),
  );
  const results: PeerResult[] = [];
  for (const peer of options.peers ? peers() : []) results.push(await measurePeer(peer, messages));
  return {
    half,
    messages: messages.length,
    languages: new Set(messages.map(({ language }) => language)).size,
    detectors: known.size,
    medium: score(messages, finders.find, known, 'medium'),
    low: score(messages, finders.find, known, 'low'),
    evasions: options.evasions ? measureEvasions(messages, finders, known) : [],
    nonSecrets: { texts: documented.length, flagged: flagged.length },
    peers: results,
  };
}

/** Every detector of rules/, as a policy with all of them would have it. */
export function loadFinders(root: string): { finders: Finders; known: ReadonlyMap<string, KnownDetector> } {
  const folder = join(root, 'rules');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => ({ path: name, text: readFileSync(join(folder, name), 'utf8') }));
  const parsed = parsePolicyFiles(files, { examples: 'skip' });
  const [problem] = parsed.problems;
  if (problem) throw new Error(`${problem.file}:${String(problem.line)} ${problem.message}`);
  const engine = loadEngine(parsed.compiled, { phones: phonesFor(parsed.settings?.regions ?? []) });
  return {
    finders: {
      find: (text) => engine.scan(text),
      findInConversation: (sent) => scanConversation(engine, sent),
    },
    known: new Map(parsed.detectors.map((detector) => [detector.id, detector])),
  };
}
