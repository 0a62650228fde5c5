/** One violation of an import rule: `from` gets a line that imports `to`. */
export interface ImportPlant {
  readonly rule: string;
  readonly from: string;
  /** A path in the tree (planted as well), or an npm or Node module. */
  readonly to: string;
}

const folder = (rule: string, from: string, to: string): ImportPlant => ({
  rule,
  from: `${from}/zz-${rule}.ts`,
  to: `${to}/zz-target.ts`,
});

/** At least one for each rule of .dependency-cruiser.mjs. */
export const importPlants: readonly ImportPlant[] = [
  folder('core-imports-core', 'lib/core', 'lib/guard'),
  { rule: 'core-npm', from: 'lib/core/zz-core-npm.ts', to: 'preact' },
  folder('messaging-imports', 'lib/messaging', 'lib/seal'),
  folder('seal-imports', 'lib/seal', 'lib/messaging'),
  folder('design-imports', 'lib/design', 'lib/ui'),
  folder('page-imports', 'lib/page', 'lib/guard'),
  folder('guard-imports', 'lib/guard', 'lib/background'),
  folder('adapters-imports', 'lib/adapters', 'lib/guard'),
  folder('inspect-imports', 'lib/inspect', 'lib/ui'),
  folder('inspector-imports', 'lib/inspector', 'lib/background'),
  folder('background-imports', 'lib/background', 'lib/guard'),
  folder('ui-imports', 'lib/ui', 'lib/guard'),
  folder('server-imports', 'server', 'lib/background'),
  folder('cli-imports', 'cli', 'server'),
  folder('console-imports', 'console', 'lib/background'),
  folder('console-server-types-only', 'console', 'server'),
  folder('entrypoints-imports', 'entrypoints', 'server'),
  folder('replicas-import-nothing-of-ours', 'replicas', 'lib/core'),
  folder('adapter-imports-no-other-adapter', 'lib/adapters/zz-one', 'lib/adapters/zz-two'),
  {
    rule: 'extractor-imports-no-other-extractor',
    from: 'lib/inspect/extractors/zz-one.ts',
    to: 'lib/inspect/extractors/zz-one-more.ts',
  },
  folder('nobody-imports-entrypoints', 'bench', 'entrypoints'),
  folder('only-tests-import-replicas', 'server', 'replicas'),
  folder('only-tests-import-tests', 'lib/guard', 'tests'),
  {
    rule: 'only-tests-import-tests',
    from: 'lib/guard/zz-imports-a-test.ts',
    to: 'lib/guard/zz-target.test.ts',
  },
  folder('only-tests-import-tests', 'lib/background', 'lib/background/testing'),
  { rule: 'chat-page-stays-light', from: 'lib/guard/zz-light.ts', to: 'lib/core/zz-heavy.ts' },
  { rule: 'chat-page-stays-light', from: 'lib/core/decide/zz-light.ts', to: 'picomatch' },
  { rule: 'no-node-in-lib', from: 'lib/guard/zz-node.ts', to: 'node:fs' },
  { rule: 'no-node-in-lib', from: 'lib/core/zz-node.ts', to: 'node:path' },
  { rule: 'no-dev-dependency-ships', from: 'server/zz-dev.ts', to: 'fast-check' },
  { rule: 'declared-dependencies-only', from: 'server/zz-undeclared.ts', to: 'espree' },
  { rule: 'no-unresolved-import', from: 'server/zz-unresolved.ts', to: './zz-is-not-there.ts' },
  { rule: 'no-cycles', from: 'server/zz-cycle-a.ts', to: 'server/zz-cycle-b.ts' },
];
