import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin, Rolldown } from 'vite';
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

/** Tells early.js where the first words of each language are, so that they come along with the script. */
const firstWords: Plugin = {
  name: 'first-words',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle }) {
      const words = Object.values(bundle ?? {}).filter(
        (file) => file.type === 'chunk' && /^now\.\w\w$/.test(file.name),
      ) as Rolldown.OutputChunk[];
      const named = words.map(({ name, fileName }) => ` data-${name.slice(-2)}="/${fileName}"`).join('');
      const needed = new Set(words.flatMap(({ imports }) => imports));
      return {
        html: page.replace('src="/early.js"', `src="/early.js"${named}`),
        tags: [...needed].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/${file}` },
          injectTo: 'head',
        })),
      };
    },
  },
};

export default defineConfig({
  plugins: [svelte(), firstWords, keptApplication],
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
