import { svelte } from '@sveltejs/vite-plugin-svelte';
import { VitePWA } from 'vite-plugin-pwa';
import { defineConfig } from 'vitest/config';
import { chunkOf } from './chunks.ts';

const server = process.env.LONGCOURS_SERVER ?? 'http://127.0.0.1:8000';

/** The worker is ours; the plugin builds it and tells it every file of this build. */
const keptApplication = VitePWA({
  strategies: 'injectManifest',
  srcDir: 'src/worker',
  filename: 'sw.ts',
  registerType: 'prompt',
  injectRegister: false,
  manifest: false,
  injectManifest: {
    globPatterns: ['index.html', '*.{js,svg,webmanifest}', 'assets/*.{js,css}'],
    dontCacheBustURLsMatching: /^assets\//,
  },
});

export default defineConfig({
  plugins: [svelte(), keptApplication],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1300,
    rolldownOptions: {
      output: { codeSplitting: { includeDependenciesRecursively: false, groups: [{ name: chunkOf }] } },
    },
  },
  server: { proxy: { '/v1': server } },
  resolve: process.env.VITEST ? { conditions: ['browser'] } : {},
  test: { environment: 'jsdom', setupFiles: ['src/testing/setup.ts'], include: ['src/**/*.test.ts'] },
});
