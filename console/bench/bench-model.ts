import { batch, computed, effect, signal, type ReadonlySignal, type Signal } from '@preact/signals';
import type { InspectedFile } from '../../lib/core/decide/egress.ts';
import type { Explanation } from '../../lib/core/detect/explain.ts';
import type { EditorModel } from '../rules/editor-model.ts';
import type { BenchClient } from './bench-client.ts';
import type { BenchResult } from './policy-bench.ts';
import type { BenchContent, Situation } from './situation.ts';

export type FileState =
  | { readonly kind: 'none' }
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
  readonly file: ReadonlySignal<FileState>;
  readonly result: ReadonlySignal<ResultState>;
  /** Of the text, or of the part of the file that is looked at. */
  readonly explained: ReadonlySignal<readonly Explanation[]>;
  /** Which part of a file is looked at; null: the first in which something was found. */
  readonly part: Signal<number | null>;
  readonly language: Signal<string>;
  takeFile(file: File): Promise<void>;
  dropFile(): void;
  /** Judges again whenever something changes, until the signal aborts. */
  follow(editor: Pick<EditorModel, 'taken'>, signal: AbortSignal): void;
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

export function createBench(client: BenchClient, language: string, now: () => number = Date.now): BenchModel {
  const text = signal('');
  const situation = signal<Situation>({
    platform: 'whatsapp',
    channel: 'message',
    conversation: 'direct',
    title: '',
    members: null,
    verified: false,
    account: 'personal',
    group: 'default',
    at: now(),
  });
  const file = signal<FileState>({ kind: 'none' });
  const result = signal<ResultState>({ kind: 'waiting' });
  const explained = signal<readonly Explanation[]>([]);
  const part = signal<number | null>(null);
  let round = 0;

  const content = computed<BenchContent>(() =>
    file.value.kind === 'read' ? { kind: 'file', file: file.value.file } : { kind: 'text', text: text.value },
  );

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

  return {
    text,
    situation,
    file,
    result,
    explained,
    part,
    language: signal(language),
    async takeFile(given) {
      const { name } = given;
      const failed = { kind: 'failed', name } as const;
      if (given.size > largestFile) {
        file.value = failed;
        return;
      }
      const reading: FileState = { kind: 'reading', name };
      file.value = reading;
      const bytes = await given.arrayBuffer().catch(() => null);
      const read = bytes === null ? null : await client.ask('read', { name, bytes: new Uint8Array(bytes) });
      if (file.value !== reading) return;
      batch(() => {
        part.value = null;
        file.value = read === null ? failed : { kind: 'read', file: read };
        situation.value = { ...situation.value, channel: 'file' };
      });
    },
    dropFile() {
      batch(() => {
        file.value = { kind: 'none' };
        part.value = null;
        if (situation.value.channel === 'file') situation.value = { ...situation.value, channel: 'message' };
      });
    },
    follow(editor, ended) {
      const stop = effect(() => {
        if (editor.taken.value === 0 || file.value.kind === 'reading') return;
        void judge(content.value, situation.value, part.value);
      });
      ended.addEventListener('abort', stop);
    },
  };
}
