import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const platform = process.env.PERPEX_URL ?? 'http://127.0.0.1:9000';

export default defineConfig({
  plugins: [react()],
  html: { cspNonce: '__NONCE__' },
  build: {
    target: 'es2022',
    manifest: 'manifest.json',
    sourcemap: false,
    // Nothing inline: the policy forbids it.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
  server: {
    proxy: Object.fromEntries(
      ['/api', '/fapi', '/futures', '/ws', '/stream', '/private'].map((path) => [path, { target: platform, ws: true }]),
    ),
  },
  test: { environment: 'node', include: ['src/**/*.test.ts'] },
});
