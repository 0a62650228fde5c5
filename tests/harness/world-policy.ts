import type { PolicyFile } from '../../lib/core/api/console.ts';

/** What a world's server publishes before anybody joins it. */
export interface WorldPolicy {
  readonly name: string;
  change(starter: readonly PolicyFile[]): readonly PolicyFile[];
}

/** The starter policy with this rule pack in place of its own, and with `more` detectors. */
export function onlyPack(name: string, pack: string, more: readonly PolicyFile[] = []): WorldPolicy {
  return {
    name,
    change: (starter) => [
      ...starter.filter(({ text }) => !/^kind: RulePack$/m.test(text)),
      { path: `packs/${name}.yaml`, text: pack },
      ...more,
    ],
  };
}
