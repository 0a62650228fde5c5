import { type ReaderSize, readerSizes } from './reader-size.ts';

export const engineNames = ['pdf', 'archive', 'codes', 'writing'] as const;
export type EngineName = (typeof engineNames)[number];

/** One worker each, named so. */
export function engineWorkerName(engine: EngineName, size: ReaderSize): string {
  return `${engine} ${size}`;
}

export function parseEngineWorkerName(name: unknown): { engine: EngineName; size: ReaderSize } | null {
  for (const engine of engineNames) {
    for (const size of readerSizes) {
      if (name === engineWorkerName(engine, size)) return { engine, size };
    }
  }
  return null;
}
