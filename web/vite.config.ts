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
    // What every page reads stays together with what it needs: small shared pieces cost more apart than in one. The page of
    // one session comes when it is opened (the service worker has it for those without a network).
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              name: 'everyone',
              test: /[\\/]src[\\/](time|text|api|live|access|programme)[\\/](?!\w+Page|Session(?!Row)|session_|[Jj]oin)/
            }
          ]
        }
      }
    }
  },
  server: { proxy: { '/api': { target: 'http://127.0.0.1:8080', ws: true } } }
});
