import { LimitError } from './meter.ts';

/** UTF-16 code units; attributes are not counted by anybody else before they are told. */
const maxLength = 8 * 1024 * 1024;

/** Lines that are told once, in the order in which they come: alternative texts, targets of links. */
export interface Lines {
  /** Empty ones are left out. Throws LimitError. */
  add(line: string | undefined): void;
  text(): string;
}

export function createLines(): Lines {
  const lines = new Set<string>();
  let length = 0;
  return {
    add(line) {
      if (line === undefined || line.trim() === '' || lines.has(line)) return;
      length += line.length;
      if (length > maxLength) throw new LimitError('too-large');
      lines.add(line);
    },
    text: () => [...lines].join('\n'),
  };
}
