import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import messages from './build/messages.js';

const base =
  /\/src\/(api|text|time(?!\/own_time)|shell\/(announcer|navigation|route|theme|StarMark|MessagePage|LanguageSelect))/;

// The server's Content-Security-Policy allows no data: URIs and no inline code, so nothing is inlined.
export default defineConfig({
  plugins: [svelte(), messages()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    // What every page needs comes in one piece: cut into the smallest common parts it would compress worse.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: 'base', test: base }] } }
    }
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true } } }
});
