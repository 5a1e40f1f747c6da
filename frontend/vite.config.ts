import { readFileSync } from 'node:fs';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { minifySync } from 'rolldown/utils';
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

/**
 * The page is painted as soon as it has come: its first styles and early.js stand in it (the service names both by hash in
 * the page's policy), and early.js is told where the words of each language are, the first ones first.
 */
const wholePage: Plugin = {
  name: 'whole-page',
  transformIndexHtml: {
    order: 'post',
    handler(page, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const wordsOf = (language: string) =>
        ['now', 'later'].flatMap((part) => chunks.filter(({ name }) => name === `${part}.${language}`));
      const spoken = { fr: wordsOf('fr'), en: wordsOf('en') };
      const named = Object.entries(spoken)
        .filter(([, files]) => files.length > 0)
        .map(
          ([language, files]) => ` data-${language}="${files.map((file) => `/${file.fileName}`).join(' ')}"`,
        );
      const needed = new Set(Object.values(spoken).flatMap(([first]) => first?.imports ?? []));
      const early = minifySync(
        'early.js',
        readFileSync(new URL('src/early.js', import.meta.url), 'utf8'),
      ).code;
      return {
        html: page
          .replace('<!-- early.js -->', () => `<script${named.join('')}>${early}</script>`)
          .replace(/<link rel="stylesheet"[^>]* href="\/([^"]+)">/, (_, file) => stylesOf(bundle, file)),
        tags: [...needed].map((file) => ({
          tag: 'link',
          attrs: { rel: 'modulepreload', href: `/${file}` },
          injectTo: 'head',
        })),
      };
    },
  },
};

function stylesOf(
  bundle: Record<string, { type: string; source?: string | Uint8Array }>,
  file: string,
): string {
  const styles = `${bundle[file]?.source}`;
  delete bundle[file];
  return `<style>${styles}</style>`;
}

export default defineConfig({
  plugins: [svelte(), wholePage, keptApplication],
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
  test: {
    environment: 'jsdom',
    setupFiles: ['src/testing/setup.ts'],
    include: ['src/**/*.test.ts'],
    // A machine that does much else at once is slow, not wrong.
    hookTimeout: 60_000,
    testTimeout: 30_000,
  },
});
