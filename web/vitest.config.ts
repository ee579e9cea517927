import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import messages from './build/messages.js';

export default defineConfig({
  plugins: [svelte(), messages()],
  resolve: { conditions: ['browser'] },
  test: { include: ['src/**/*.test.ts'] }
});
