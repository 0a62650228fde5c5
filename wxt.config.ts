import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import * as v from 'valibot';
import { build } from 'esbuild';
import type { Plugin } from 'vite';
import { minify } from 'terser';
import { defineConfig } from 'wxt';
import { parse } from 'yaml';
import { platformSchema } from './lib/core/policy/platform.ts';
import { demonstrationPolicy, publishedExamples } from './lib/ui/practice/build-data.ts';
import { dialogCatalogues } from './lib/ui/texts/dialog/index.ts';
import { dialogTextScript } from './lib/ui/texts/dialog/loaded.ts';
import { ocrLanguages } from './scripts/lib/ocr-languages.mjs';

const root = import.meta.dirname;
/** Platforms of your own stand in a folder of YAML files that this names; their hosts go into the manifest. */
const extraPlatforms = process.env['SLUICE_EXTRA_PLATFORMS'];
const folders = ['rules/platforms', ...(extraPlatforms === undefined ? [] : [extraPlatforms])];
const platforms = folders.flatMap((folder) =>
  readdirSync(resolve(root, folder))
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => v.parse(platformSchema, parse(readFileSync(resolve(root, folder, name), 'utf8')))),
);
const matchOf = (host: string) => `https://${host}/*`;
const matches = [...new Set(platforms.flatMap(({ hosts }) => hosts.map(matchOf)))];

/**
 * What a host's pages need to know before there is a policy: the data of its platforms, as a content script of its own,
 * so that no page loads what is about others. Hosts with the same platforms share one.
 */
const platformScripts = new Map<string, string[]>();
for (const match of matches) {
  const own = platforms.filter(({ hosts }) => hosts.map(matchOf).includes(match));
  const name = own.map(({ id }) => id).join('.');
  platformScripts.set(name, [...(platformScripts.get(name) ?? []), match]);
}

function platformScript(name: string): string {
  const own = platforms.filter(({ id }) => name.split('.').includes(id));
  return ascii(`globalThis.sluicePlatforms=${JSON.stringify(own)};`);
}

/** Hosts of which a platform hands what it sends to a worker; the others' pages do without the hooks for that. */
const workerMatches = matches.filter((match) =>
  platforms.some(({ hosts, chokePoints }) => chokePoints && hosts.map(matchOf).includes(match)),
);
const plainMatches = matches.filter((match) => !workerMatches.includes(match));
const chatPageScripts = ['guard', 'page-hooks', 'page-hooks-workers'] as const;

/**
 * What every chat page loads, bundled by esbuild alone: all of it in one scope and without the framework's wrapper,
 * which is 3 KB less than the other entries' way. Another minifier after it takes off 3 KB more of the guard.
 */
async function chatPageScript(name: (typeof chatPageScripts)[number], browser: string): Promise<string> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [`entrypoints/chat-page/${name}.ts`],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2023',
    charset: 'ascii',
    legalComments: 'none',
    define: { 'import.meta.env.FIREFOX': String(browser === 'firefox') },
  });
  const { code } = await minify(outputFiles.map(({ text }) => text).join(''), {
    ecma: 2020,
    compress: { passes: 3 },
    format: { ascii_only: true },
  });
  if (code === undefined) throw new Error(`${name} could not be made smaller`);
  return ascii(code);
}

function ascii(code: string): string {
  return code.replace(/[\u0080-\uffff]/g, (char) => {
    const unit = char.charCodeAt(0).toString(16);
    return unit.length === 2 ? `\\x${unit}` : `\\u${unit.padStart(4, '0')}`;
  });
}

/** `virtual:sluice-platforms`: all of them, for the extension's own pages. */
function platformData(): Plugin {
  const id = 'virtual:sluice-platforms';
  return {
    name: 'sluice-platforms',
    resolveId: (source) => (source === id ? `\0${id}` : null),
    load: (source) =>
      source === `\0${id}` ? `export const platforms = ${JSON.stringify(platforms)};` : null,
  };
}

/**
 * Chromium refuses an extension whose content scripts are not plain UTF-8 text: keep them ASCII. The minifier escapes
 * strings; what is left stands in regular expressions, where the escapes mean the same.
 */
function asciiOnly(): Plugin {
  return {
    name: 'sluice-ascii',
    generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        chunk.code = ascii(chunk.code);
      }
    },
  };
}

/** What the practice chat asks for: examples of all detectors, and a policy for a browser that has none. */
function practiceFiles() {
  const detectors = readdirSync(resolve(root, 'rules/detectors')).map((name) => ({
    path: name,
    text: readFileSync(resolve(root, 'rules/detectors', name), 'utf8'),
  }));
  const pack = readFileSync(resolve(root, 'rules/packs/starter.yaml'), 'utf8');
  const policy = demonstrationPolicy(pack, detectors);
  if (!policy.ok) throw new Error(policy.error.map(({ message }) => message).join('\n'));
  return [
    { relativeDest: 'practice/examples.json', contents: JSON.stringify(publishedExamples(detectors)) },
    { relativeDest: 'practice/policy.json', contents: JSON.stringify(policy.value) },
  ];
}

/** Languages that writing in pictures is read in: ocr-languages/README.md says how to add one. */
const languages = ocrLanguages(resolve(root, 'ocr-languages'));
/** What engines are made from: name in the extension's `inspect/` folder → file in node_modules. */
const engineFiles: Readonly<Record<string, string>> = {
  'pdfium.wasm': '@embedpdf/pdfium/pdfium.wasm',
  'libarchive.wasm': 'libarchive-wasm/dist/libarchive.wasm',
  'zxing_reader.wasm': 'zxing-wasm/reader/zxing_reader.wasm',
  'tesseract-core.js': 'tesseract.js-core/tesseract-core-simd-lstm.js',
  'tesseract-core.wasm': 'tesseract.js-core/tesseract-core-simd-lstm.wasm',
};

// The public half of a throwaway key: it only fixes the id of unpacked builds (managed settings and tests need one).
const key =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlusbbqFP0mCvZfq9973TBqjZQyAhorHOsIXgzAx/ihueiYtopk1L9eSsSiiOdovbCuv0QKp0RDRu4xqiXWlB1UX3u0L4FSX2jXPz0/+zahvo2lRFho55iNO7vvjkDxQ5a/su5IHoe1Jvshgoh8zBdX7vexuoggh8uhMizZZw4dP4gItZ2n4Turbw9V7BhYZKAMlu8baVGwGO1fOLyIgUu/g7oFLbr9AE13K3eF4iYP6++ryl3PPZ0DDdRpXDrMgWmLkuRczuciRKRwIfgwm3NbnsYu2qr3t7z1IFrgMahKmqtTt/j+fLsh0hHzEAR3lqQ339oQ5+9xl0IxDIJkX79QIDAQAB';

export default defineConfig({
  manifestVersion: 3,
  imports: false,
  outDir: process.env['SLUICE_OUTPUT'] ?? '.output',
  vite: () => ({
    plugins: [platformData(), asciiOnly()],
    esbuild: { charset: 'ascii', legalComments: 'none' },
    build: { target: 'es2023', sourcemap: false },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: [
      'storage',
      'alarms',
      'unlimitedStorage',
      'activeTab',
      'scripting',
      ...(browser === 'chrome' ? ['offscreen'] : []),
    ],
    storage: { managed_schema: 'managed_schema.json' },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self' https: http://127.0.0.1:* http://localhost:*",
    },
    ...(browser === 'chrome'
      ? // Without it files arrive in other contexts as `{}`.
        {
          message_serialization: 'structured_clone',
          key,
          minimum_chrome_version: '148',
          incognito: 'spanning',
        }
      : {
          // Before 153 a content script may not set a shadow root's adoptedStyleSheets (bug 1751346): no dialog there.
          browser_specific_settings: { gecko: { id: 'sluice@sluice.invalid', strict_min_version: '153.0' } },
        }),
  }),
  hooks: {
    'build:publicAssets': async (wxt, files) => {
      for (const name of chatPageScripts) {
        const contents = await chatPageScript(name, wxt.config.browser);
        files.push({ relativeDest: `${name}.js`, contents });
      }
      for (const name of platformScripts.keys()) {
        files.push({ relativeDest: `platforms/${name}.js`, contents: platformScript(name) });
      }
      files.push(...practiceFiles());
      for (const [language, catalogue] of Object.entries(dialogCatalogues)) {
        if (language === 'en') continue; // dialog.js has it
        const contents = ascii(dialogTextScript(language, catalogue));
        files.push({ relativeDest: `texts/${language}.js`, contents });
      }
      const { resolve: find } = createRequire(import.meta.url);
      for (const [name, file] of Object.entries(engineFiles)) {
        files.push({ relativeDest: `inspect/${name}`, absoluteSrc: find(file) });
      }
      for (const { name, source } of languages.files) {
        files.push({ relativeDest: `inspect/${name}`, absoluteSrc: source });
      }
      files.push({ relativeDest: 'inspect/languages.json', contents: JSON.stringify(languages.list) });
    },
    // Hosts are data: the guard runs on the hosts that rules/platforms names, and nowhere else.
    'build:manifestGenerated': (_wxt, manifest) => {
      const everywhere = {
        run_at: 'document_start',
        all_frames: true,
        match_about_blank: true,
        match_origin_as_fallback: true,
      } as const;
      // In this order, which both browsers keep: the hooks are in place when the guard begins.
      const scripts: NonNullable<typeof manifest.content_scripts> = [
        { matches: plainMatches, ...everywhere, js: ['page-hooks.js'], world: 'MAIN' },
        { matches: workerMatches, ...everywhere, js: ['page-hooks-workers.js'], world: 'MAIN' },
        ...[...platformScripts].map(([name, own]) => ({
          matches: own,
          ...everywhere,
          js: [`platforms/${name}.js`, 'guard.js'],
        })),
      ];
      // Browsers refuse an entry for no host at all.
      manifest.content_scripts = scripts.filter((script) => (script.matches?.length ?? 0) > 0);
      // For dialog.js, which is put into a frame when it is needed: that takes more than content scripts have.
      manifest.host_permissions = matches;
      if (_wxt.config.browser === 'firefox') delete manifest.storage;
    },
  },
});
