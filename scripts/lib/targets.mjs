import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { nonAsciiContentScripts } from './ascii.mjs';
import { compressFiles } from './compress.mjs';
import { writeNotices } from './notices.mjs';
import { root } from './paths.mjs';
import { run, runTool } from './run.mjs';

/**
 * @typedef {object} Target
 * @property {readonly string[]} inputs files and folders that decide what comes out
 * @property {readonly string[]} outputs files that are there after a build
 * @property {() => Promise<{ code: number, output: string }>} build
 * @property {boolean} [onDemand] only built when it is named
 */

/** @param {'chrome' | 'firefox'} browser */
const wxt = (browser, env = {}) => runTool('wxt/bin/wxt.mjs', ['build', '-b', browser, '--mv3'], { env });

async function buildExtension() {
  for (const browser of /** @type {const} */ (['chrome', 'firefox'])) {
    const built = await wxt(browser);
    if (built.code !== 0) return built;
  }
  writeNotices(['.output/chrome-mv3', '.output/firefox-mv3']);
  const problems = ['chrome-mv3', 'firefox-mv3'].flatMap((name) =>
    nonAsciiContentScripts(join(root, '.output', name)),
  );
  return { code: problems.length === 0 ? 0 : 1, output: problems.join('\n') };
}

async function buildConsole() {
  const built = await runTool('vite/bin/vite.js', ['build', '--config', 'console/vite.config.ts']);
  if (built.code !== 0) return built;
  writeNotices(['dist/console']);
  await compressFiles(join(root, 'dist/console'));
  return built;
}

/** @param {Record<string, string>} entryPoints what comes out, without `.mjs`, and what it is made of @param {string} outdir */
async function bundleForNode(entryPoints, outdir) {
  const { build } = await import('esbuild');
  try {
    await build({
      absWorkingDir: root,
      entryPoints,
      outdir,
      outExtension: { '.js': '.mjs' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      packages: 'external',
      logLevel: 'silent',
    });
    return { code: 0, output: '' };
  } catch (error) {
    return { code: 1, output: error.message };
  }
}

const extensionSources = [
  ...['entrypoints', 'lib', 'public', 'rules/platforms', 'wxt.config.ts', 'scripts/lib/ocr-languages.mjs'],
  ...['rules/detectors', 'rules/packs/starter.yaml'],
];

/** @type {Record<'extension' | 'extra' | 'console' | 'server' | 'cli' | 'replicas', Target>} */
export const targets = {
  extension: {
    inputs: [...extensionSources, 'ocr-languages'],
    outputs: ['.output/chrome-mv3/manifest.json', '.output/firefox-mv3/manifest.json'],
    build: buildExtension,
  },
  /** The extension with the tests' own platform in it, as CONTRIBUTING.md says of platforms of your own. */
  extra: {
    inputs: [...extensionSources, 'tests/matrix/plain.yaml'],
    outputs: ['.output-extra/chrome-mv3/manifest.json', '.output-extra/firefox-mv3/manifest.json'],
    async build() {
      const env = { SLUICE_EXTRA_PLATFORMS: 'tests/matrix', SLUICE_OUTPUT: '.output-extra' };
      const built = await wxt('chrome', env);
      return built.code === 0 ? wxt('firefox', env) : built;
    },
    onDemand: true,
  },
  console: {
    inputs: ['console', 'lib', 'server', 'public/managed_schema.json'],
    outputs: ['dist/console/index.html'],
    build: buildConsole,
  },
  server: {
    inputs: ['server', 'lib'],
    outputs: [
      'dist/server/main.mjs',
      'dist/server/compile-worker.mjs',
      'dist/server/backup.mjs',
      'dist/server/demo.mjs',
    ],
    build: () =>
      bundleForNode(
        {
          main: 'server/main.ts',
          'compile-worker': 'server/policy/compile/worker.ts',
          backup: 'server/backup/main.ts',
          demo: 'server/demo/main.ts',
        },
        'dist/server',
      ),
  },
  cli: {
    inputs: ['cli', 'lib'],
    outputs: ['dist/cli/sluice.mjs'],
    build: () => bundleForNode({ sluice: 'cli/main.ts' }, 'dist/cli'),
  },
  replicas: {
    inputs: ['replicas'],
    outputs: ['dist/replicas/serve.mjs'],
    build: () => {
      mkdirSync(join(root, 'dist'), { recursive: true });
      return run(process.execPath, ['replicas/build.mjs']);
    },
  },
};
