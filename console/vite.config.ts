import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  cacheDir: here('../node_modules/.vite-console'),
  esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
  build: {
    outDir: here('../dist/console'),
    emptyOutDir: true,
    target: 'es2023',
    // The server's CSP allows neither inline scripts and styles nor data: other than images.
    assetsInlineLimit: 0,
    // Only the editor and its worker are large; console.e2e.test.ts weighs what comes before them.
    chunkSizeWarningLimit: 1_200,
    modulePreload: { polyfill: false },
  },
});
