import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import messages from './build/messages.js';

// The server's Content-Security-Policy allows no data: URIs and no inline code, so nothing is inlined.
export default defineConfig({
  plugins: [svelte(), messages()],
  build: {
    target: 'es2022',
    assetsInlineLimit: 0,
    manifest: true,
    modulePreload: { polyfill: false },
    // What pages share stays together with what it needs: small shared pieces cost more apart than in one. What only one page
    // needs comes with it (the service worker has the participants' pages for those without a network).
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'everyone',
              minShareCount: 2,
              test: /[\\/]src[\\/](time|text|api|live|access|programme)[\\/](?!\w+Page|Session(?!Row)|session_|[Jj]oin|Documents|People|LinkEnded|link_secret|presence|own_time)/
            }
          ]
        }
      }
    }
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true } } }
});
