import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
export default defineConfig({
  resolve: {
    conditions: ['houqin-source', 'node', 'import'],
    // Two copies of graphql in one process refuse each other's types.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  ssr: { resolve: { conditions: ['houqin-source', 'node', 'import'] } },
  test: {
    root: import.meta.dirname,
    // Two cores may be shared with a build or a browser; a wait here is for an event, not for time.
    testTimeout: 20_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    include: ['test/**/*.test.ts', 'src/**/*.test.ts'],
  },
});
