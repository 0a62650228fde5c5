import { describeFile } from '../../shared/wire.ts';
import type { SentFile } from '../../sent.ts';
import type { FileNote } from '../model/messages.ts';

export function describeFiles(files: readonly File[]): Promise<SentFile[]> {
  return Promise.all(files.map(describeFile));
}

/** Files of a message that the worker itself keeps: those have their hash. */
export function sentFiles(files: readonly FileNote[]): SentFile[] {
  return files.map((file) => ({ ...file, sha256: file.sha256 ?? '' }));
}
