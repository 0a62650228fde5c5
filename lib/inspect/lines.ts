/** Lines that are told once, in the order in which they come: alternative texts, targets of links. */
export interface Lines {
  /** Empty ones are left out. */
  add(line: string | undefined): void;
  text(): string;
}

export function createLines(): Lines {
  const lines = new Set<string>();
  return {
    add(line) {
      if (line !== undefined && line.trim() !== '') lines.add(line);
    },
    text: () => [...lines].join('\n'),
  };
}
