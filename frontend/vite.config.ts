import { svelte } from '@sveltejs/vite-plugin-svelte';
import type { Plugin } from 'vite';
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

/** Tells early.js where the words of each language are, the first ones first, so that they come along with the script. */
const namedWords: Plugin = {
  name: 'named-words',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle }) {
      const chunks = Object.values(bundle ?? {}).filter((file) => file.type === 'chunk');
      const wordsOf = (language: string) =>
        ['now', 'later'].flatMap((part) => chunks.filter(({ name }) => name === `${part}.${language}`));
      const spoken = { fr: wordsOf('fr'), en: wordsOf('en') };
      const named = Object.entries(spoken)
        .filter(([, files]) => files.length > 0)
        .map(
          ([language, files]) => ` data-${language}="${files.map((file) => `/${file.fileName}`).join(' ')}"`,
        );
      const needed = new Set(Object.values(spoken).flatMap(([first]) => first?.imports ?? []));
      return {
        html: page.replace('src="/early.js"', `src="/early.js"${named.join('')}`),
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
  plugins: [svelte(), namedWords, keptApplication],
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
