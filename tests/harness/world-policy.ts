import type { PolicyFile } from '../../lib/core/api/console.ts';

/** What a world's server publishes before anybody joins it. */
export interface WorldPolicy {
  readonly name: string;
  change(starter: readonly PolicyFile[]): readonly PolicyFile[];
}

/**
 * The starter policy with this rule pack in place of its own, `more` detectors, and of the others only those that these
 * name: compiling all of them takes longer than most tests.
 */
export function onlyPack(name: string, pack: string, more: readonly PolicyFile[] = []): WorldPolicy {
  return {
    name,
    change(starter) {
      const kept: PolicyFile[] = [{ path: `rules/packs/${name}.yaml`, text: pack }, ...more];
      const detectors = new Map(
        starter.flatMap((file) => (isDetector(file) ? [[idOf(file), file] as const] : [])),
      );
      for (const { text } of kept)
        for (const [word] of text.matchAll(/[a-z0-9-]+/g)) {
          const named = detectors.get(word);
          if (named === undefined) continue;
          detectors.delete(word);
          kept.push(named); // and it may name others
        }
      return [
        ...kept,
        ...starter.filter((file) => !isDetector(file) && !/^kind: RulePack$/m.test(file.text)),
      ];
    },
  };
}

const isDetector = ({ text }: PolicyFile): boolean => /^kind: Detector$/m.test(text);
const idOf = ({ text }: PolicyFile): string => /^id: (\S+)$/m.exec(text)?.[1] ?? '';
