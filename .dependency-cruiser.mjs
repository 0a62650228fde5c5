// Who may import whom (DESIGN §2). Every rule is planted and must fire in tests/boundaries/boundaries.test.ts.

const test = '\\.test\\.tsx?$';
/** Galleries, mocks, screenshot scripts and what tests share, beside the code: never shipped. */
const dev = '(?:^|/)(?:dev|testing)/';
const npm = (...names) => names.map((name) => `(?:^|/)node_modules/${name}/`);
/** Files of one folder that ship. */
const shipped = (folder) => ({ path: `^${folder}/`, pathNot: [test, dev] });
/** A folder reaches only what is listed here, of everything that is ours. */
const layer = (name, folder, allowed, why) => ({
  name,
  comment: why,
  severity: 'error',
  from: shipped(folder),
  to: {
    path: '^(?:lib|server|cli|console|entrypoints|replicas|tests|bench|scripts)/',
    pathNot: [`^${folder}/`, ...allowed.map((path) => `^${path}`)],
  },
});

const foundation = ['lib/core/', 'lib/messaging/', 'lib/seal/'];
const ships = '^(?:lib|server|cli|console|entrypoints)/';
/** What runs inside the chat page, or is promised to be loadable there. */
const inChatPage =
  '^(?:entrypoints/(?:guard|dialog|page-hooks|probe)|lib/(?:guard|page|adapters|ui/dialog|messaging)/|lib/core/(?:detect/engine|decide)/|lib/core/policy/parse-bundle\\.ts$)';

/** @type {import('dependency-cruiser').IConfiguration} */
export default {
  forbidden: [
    layer('core-imports-core', 'lib/core', [], 'Core is pure: it runs in page, worker, server and browser.'),
    {
      name: 'core-npm',
      comment:
        'Core may use valibot, yaml, picomatch, telephone metadata, hashes and the JSON Schema generator; nothing else.',
      severity: 'error',
      from: shipped('lib/core'),
      to: {
        path: '(?:^|/)node_modules/',
        pathNot: npm(
          ...['valibot', 'yaml', 'picomatch', '@types/picomatch', '@valibot/to-json-schema'],
          ...['libphonenumber-js', '@noble/hashes'],
        ),
      },
    },
    layer('messaging-imports', 'lib/messaging', ['lib/core/'], 'messaging → core'),
    layer('seal-imports', 'lib/seal', ['lib/core/'], 'seal → core'),
    layer('design-imports', 'lib/design', ['lib/core/'], 'design → core'),
    layer('page-imports', 'lib/page', foundation, 'page → core, messaging, seal'),
    layer(
      'guard-imports',
      'lib/guard',
      [...foundation, 'lib/adapters/', 'lib/ui/'],
      'guard → core, messaging, seal, adapters, ui',
    ),
    layer('adapters-imports', 'lib/adapters', foundation, 'adapters → core, messaging, seal'),
    layer('inspect-imports', 'lib/inspect', foundation, 'inspect → core, messaging, seal'),
    layer(
      'inspector-imports',
      'lib/inspector',
      [...foundation, 'lib/inspect/', 'lib/background/kept-policy\\.ts$'],
      'inspector → core, messaging, seal, inspect, and the policy that the background keeps',
    ),
    layer('background-imports', 'lib/background', foundation, 'background → core, messaging, seal'),
    layer('ui-imports', 'lib/ui', [...foundation, 'lib/design/'], 'ui → core, messaging, seal, design'),
    layer(
      'server-imports',
      'server',
      ['lib/core/', 'lib/seal/', 'lib/inspect/'],
      'server → core, seal, inspect',
    ),
    layer('cli-imports', 'cli', ['lib/core/', 'lib/seal/', 'lib/inspect/'], 'cli → core, seal, inspect'),
    layer(
      'console-imports',
      'console',
      [
        'lib/core/',
        'lib/seal/',
        'lib/inspect/',
        'lib/inspector/decode-image\\.ts$',
        'lib/design/',
        'lib/ui/dialog/',
        'lib/ui/ask\\.ts$',
        'lib/ui/texts/',
        'server/',
      ],
      "console → core, seal, inspect and how a browser decodes pictures for it, design, the employee dialog, and the server's types (next rule)",
    ),
    {
      name: 'console-server-types-only',
      comment: 'The console may know the shape of what the server answers, never its code.',
      severity: 'error',
      from: shipped('console'),
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    layer('entrypoints-imports', 'entrypoints', ['lib/'], 'entrypoints → any lib'),
    layer('replicas-import-nothing-of-ours', 'replicas', [], 'A replica built from our code proves nothing.'),
    {
      name: 'adapter-imports-no-other-adapter',
      comment: 'One folder per platform; what two need goes beside adapter.ts.',
      severity: 'error',
      from: { path: '^lib/adapters/([^/]+)/', pathNot: [test] },
      to: { path: '^lib/adapters/[^/]+/', pathNot: ['^lib/adapters/$1/'] },
    },
    {
      name: 'extractor-imports-no-other-extractor',
      comment: 'One file or folder per format, under lib/inspect/extractors/.',
      severity: 'error',
      from: { path: '^lib/inspect/extractors/([^/.]+)', pathNot: [test] },
      to: { path: '^lib/inspect/extractors/[^/]+', pathNot: ['^lib/inspect/extractors/$1(?:/|\\.)'] },
    },
    {
      name: 'nobody-imports-entrypoints',
      comment: 'Entry points are wiring: nothing to reuse.',
      severity: 'error',
      from: { pathNot: ['^entrypoints/'] },
      to: { path: '^entrypoints/' },
    },
    {
      name: 'only-tests-import-replicas',
      comment: 'Replicas are for tests, benchmarks and the demonstration.',
      severity: 'error',
      from: { pathNot: ['^(?:replicas|tests|bench|scripts)/', test, dev] },
      to: { path: '^replicas/' },
    },
    {
      name: 'only-tests-import-tests',
      comment: 'Test code stays out of what ships.',
      severity: 'error',
      from: { pathNot: ['^(?:tests|bench)/', test, dev] },
      to: { path: ['^tests/', test, '/testing/'] },
    },
    {
      name: 'chat-page-stays-light',
      comment:
        'What runs in a chat page must never reach YAML, globs (reads process at load) or Dexie (not ASCII).',
      severity: 'error',
      from: { path: inChatPage, pathNot: [test, dev] },
      to: { path: npm('yaml', 'picomatch', 'dexie', 'libphonenumber-js', '@noble/hashes'), reachable: true },
    },
    {
      name: 'no-node-in-lib',
      comment: 'lib, entrypoints and console run in browsers.',
      severity: 'error',
      from: { path: '^(?:lib|entrypoints|console)/', pathNot: [test, dev, '/vite\\.config\\.ts$'] },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'no-dev-dependency-ships',
      comment: 'Shipped code uses `dependencies` only. Types vanish; wxt only wraps the entry points.',
      severity: 'error',
      from: {
        path: ships,
        pathNot: [test, dev, '/vite\\.config\\.ts$', '^lib/core/policy/json-schema\\.ts$'],
      },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: [...npm('@types/[^/]+'), ...npm('wxt')],
      },
    },
    {
      name: 'declared-dependencies-only',
      comment: 'Import only what package.json names.',
      severity: 'error',
      from: { pathNot: ['^(?:tests|bench)/'] },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'no-unresolved-import',
      comment: 'An import that cannot be resolved escapes every other rule.',
      severity: 'error',
      from: {},
      // `?url`: Vite's way to name a file that is served as it is.
      to: { couldNotResolve: true, pathNot: ['^virtual:', '\\.wasm\\?url$'] },
    },
    {
      name: 'no-cycles',
      comment: 'Types may point at each other; code may not.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules'] },
    // Only at the root: npm packages live in a dist/ of their own, and would escape every rule.
    exclude: { path: ['^(?:dist|\\.output(?:-extra)?|\\.wxt|\\.tsbuild|test-results)/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'browser', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
    builtInModules: { add: [] },
  },
};
