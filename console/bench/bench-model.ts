import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { InspectedFile } from '../../lib/core/decide/egress.ts';
import type { Explanation } from '../../lib/core/detect/explain.ts';
import type { EditorModel } from '../rules/editor-model.ts';
import type { BenchClient } from './bench-client.ts';
import type { BenchResult } from './policy-bench.ts';
import { type BenchContent, firstSituation, type Situation } from './situation.ts';
import type { Survey } from './survey.ts';

export type FileState =
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'read'; readonly file: InspectedFile }
  | { readonly kind: 'failed'; readonly name: string };

export type ResultState =
  | { readonly kind: 'waiting' }
  | { readonly kind: 'no-policy' }
  | { readonly kind: 'no-account' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'judged'; readonly result: BenchResult };

export interface BenchModel {
  readonly text: Signal<string>;
  readonly situation: Signal<Situation>;
  /** As they were put in; at most `mostFiles`. */
  readonly files: ReadonlySignal<readonly FileState[]>;
  /** How many of those that were put in last were too many. */
  readonly leftOut: ReadonlySignal<number>;
  /** Which of the files is looked at. */
  readonly at: ReadonlySignal<number>;
  readonly result: ReadonlySignal<ResultState>;
  /** Of the text, or of the part of the file that is looked at. */
  readonly explained: ReadonlySignal<readonly Explanation[]>;
  /** Which part of a file is looked at; null: the first in which something was found. */
  readonly part: Signal<number | null>;
  /** What happens to each file, in their order, and everywhere to what is looked at; null: not known yet. */
  readonly survey: ReadonlySignal<Survey | null>;
  readonly language: Signal<string>;
  /** In place of what was there. */
  takeFiles(files: readonly File[]): Promise<void>;
  lookAt(index: number): void;
  dropFile(index: number): void;
  dropFiles(): void;
  /** Judges again whenever something changes, until the signal aborts. */
  follow(editor: Pick<EditorModel, 'taken' | 'catalogue'>, signal: AbortSignal): void;
}

/** The part that is looked at; unless one was chosen, the first in which something was found. */
export function partIndex({ parts, findings }: BenchResult, chosen: number | null): number {
  if (chosen !== null) return chosen;
  const isIn = (path: readonly string[]) =>
    findings.some(({ provenance }) => (provenance?.path ?? []).join('\u0000') === path.join('\u0000'));
  return Math.max(
    0,
    parts.findIndex(({ path }) => isIn(path)),
  );
}

/** More than inspection reads at once. */
const largestFile = 100_000_000;
export const mostFiles = 20;

export function createBench(client: BenchClient, language: string, now: () => number = Date.now): BenchModel {
  const text = signal('');
  const situation = signal<Situation>(firstSituation(now()));
  const files = signal<readonly FileState[]>([]);
  const leftOut = signal(0);
  const at = signal(0);
  const surveyed = signal<Survey | null>(null);
  const result = signal<ResultState>({ kind: 'waiting' });
  const explained = signal<readonly Explanation[]>([]);
  const part = signal<number | null>(null);
  let round = 0;

  const content = computed<BenchContent>(
    () => fileContent(files.value[at.value]) ?? { kind: 'text', text: text.value },
  );
  /** Those that could be read, and which of them is looked at. */
  const contents = computed(() => {
    const read = files.value.flatMap((file) => fileContent(file) ?? []);
    return read.length === 0 ? [content.value] : read;
  });

  async function judge(asked: BenchContent, where: Situation, chosen: number | null): Promise<void> {
    const mine = ++round;
    const answer = await client.ask('judge', { situation: where, content: asked });
    if (mine !== round) return;
    if (answer === null) result.value = { kind: 'failed' };
    else if (typeof answer === 'string') result.value = { kind: answer };
    else result.value = { kind: 'judged', result: answer };
    const looked =
      typeof answer === 'object' && answer !== null
        ? (answer.parts[partIndex(answer, chosen)]?.text ?? '')
        : '';
    const explanations =
      looked === '' ? [] : await client.ask('explain', { group: where.group, text: looked });
    if (mine === round) explained.value = explanations ?? [];
  }

  let surveyRound = 0;
  async function surveyAll(where: Situation, platforms: readonly string[]): Promise<void> {
    const mine = ++surveyRound;
    const about = contents.value;
    const looked = content.value;
    const index = about.findIndex((one) => one === looked || isSameFile(one, looked));
    const answer = await client.ask('survey', { situation: where, contents: about, at: index, platforms });
    if (mine === surveyRound) surveyed.value = typeof answer === 'string' ? null : answer;
  }

  const replace = (file: FileState, by: FileState) => {
    files.value = files.value.map((one) => (one === file ? by : one));
  };
  async function readFile(given: File, reading: FileState): Promise<void> {
    const { name } = given;
    const bytes = given.size > largestFile ? null : await given.arrayBuffer().catch(() => null);
    if (!files.value.includes(reading)) return;
    const read = bytes === null ? null : await client.ask('read', { name, bytes: new Uint8Array(bytes) });
    replace(reading, read === null ? { kind: 'failed', name } : { kind: 'read', file: read });
  }
  const leaveFiles = () => {
    files.value = [];
    leftOut.value = 0;
    at.value = 0;
    part.value = null;
    if (situation.value.channel === 'file') situation.value = { ...situation.value, channel: 'message' };
  };

  return {
    text,
    situation,
    files,
    leftOut,
    at,
    result,
    explained,
    part,
    survey: surveyed,
    language: signal(language),
    async takeFiles(given) {
      const taken = given.slice(0, mostFiles);
      const reading = taken.map(({ name }): FileState => ({ kind: 'reading', name }));
      batch(() => {
        files.value = reading;
        leftOut.value = given.length - taken.length;
        at.value = 0;
        part.value = null;
        situation.value = { ...situation.value, channel: 'file' };
      });
      // One after the other: of questions of one kind that wait only the newest is asked.
      for (const [index, file] of taken.entries()) {
        const state = reading[index];
        if (state !== undefined) await readFile(file, state);
      }
    },
    lookAt(index) {
      batch(() => {
        at.value = index;
        part.value = null;
      });
    },
    dropFile(index) {
      batch(() => {
        files.value = files.value.filter((_, each) => each !== index);
        part.value = null;
        if (files.value.length === 0) leaveFiles();
        else if (at.value > index || at.value === files.value.length) at.value--;
      });
    },
    dropFiles: () => batch(leaveFiles),
    follow(editor, ended) {
      const stops = [
        effect(() => {
          if (editor.taken.value === 0 || files.value[at.value]?.kind === 'reading') return;
          void judge(content.value, situation.value, part.value);
        }),
        effect(() => {
          const { platforms } = editor.catalogue.value;
          if (editor.taken.value === 0 || files.value.some(({ kind }) => kind === 'reading')) return;
          void surveyAll(situation.value, platforms);
        }),
      ];
      for (const stop of stops) ended.addEventListener('abort', stop);
    },
  };
}

const fileContent = (state: FileState | undefined): BenchContent | null =>
  state?.kind === 'read' ? { kind: 'file', file: state.file } : null;
const isSameFile = (one: BenchContent, other: BenchContent) =>
  one.kind === 'file' && other.kind === 'file' && one.file === other.file;
