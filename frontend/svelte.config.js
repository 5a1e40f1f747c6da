import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** The name of a component's styles stands at each of its elements: short ones weigh less. */
const cssHash = ({ hash, css }) => `s${hash(css)}`;

export default {
  preprocess: vitePreprocess(),
  compilerOptions: { runes: true, discloseVersion: false, cssHash },
};
