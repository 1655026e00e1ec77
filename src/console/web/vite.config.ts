import { defineConfig } from 'vite';

/** Vite's own JSX transform is enough: the console is built, not hot-reloaded. */
export default defineConfig({
  root: import.meta.dirname,
  build: {
    outDir: '../../../dist/console',
    emptyOutDir: true,
    target: 'es2022',
    reportCompressedSize: false,
    chunkSizeWarningLimit: 900,
    modulePreload: { polyfill: false },
    // A picture or font that is inlined would need `data:` in the content policy.
    assetsInlineLimit: 0,
  },
  server: { proxy: { '/api': 'http://localhost:3000' } },
});
