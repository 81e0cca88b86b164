import { defineConfig } from 'vitest/config';

// biome-ignore lint/style/noDefaultExport: vitest reads the default export
export default defineConfig({
  define: { __VERSION__: '"0.0.0"', __WORKER__: '"../../dist/worker/batch-worker.js"' },
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: 'test/build.ts',
    testTimeout: 60_000,
  },
});
