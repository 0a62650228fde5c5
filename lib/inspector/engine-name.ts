import * as v from 'valibot';
import { readerSizes } from './reader-size.ts';

export const engineNames = ['pdf', 'archive', 'codes', 'writing'] as const;
export type EngineName = (typeof engineNames)[number];

/** What an engine's worker must know before it hears anything: its name says so. */
export const engineTaskSchema = v.object({
  engine: v.picklist(engineNames),
  /** Of its reader. */
  size: v.picklist(readerSizes),
  /** For writing: languages that are asked for. */
  languages: v.pipe(v.array(v.string()), v.readonly()),
});
export type EngineTask = Readonly<v.InferOutput<typeof engineTaskSchema>>;

export function engineWorkerName({ engine, size, languages }: EngineTask): string {
  return [engine, size, ...languages].join(' ');
}

/** Null: no engine's name. */
export function parseEngineWorkerName(name: unknown): EngineTask | null {
  const [first, second, ...languages] = typeof name === 'string' ? name.split(' ') : [];
  const engine = engineNames.find((one) => one === first);
  const size = readerSizes.find((one) => one === second);
  return engine === undefined || size === undefined ? null : { engine, size, languages };
}
