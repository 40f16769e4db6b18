import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
export default defineConfig({
  resolve: {
    conditions: ['houqin-source', 'node', 'import'],
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
  },
  ssr: { resolve: { conditions: ['houqin-source', 'node', 'import'] } },
  test: { root: import.meta.dirname },
});
