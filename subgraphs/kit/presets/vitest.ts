import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';

/**
 * The vitest configuration of a backend package: `export default backendTests('maintenance',
 * import.meta.dirname)` in its `vitest.config.ts`.
 */
export function backendTests(name: string, root: string): ViteUserConfig {
  return defineConfig({
    root,
    resolve: {
      // Two copies of graphql otherwise: "another module or realm".
      alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql')) }],
      conditions: ['houqin-source'],
    },
    ssr: { resolve: { conditions: ['houqin-source'], externalConditions: ['houqin-source'] } },
    oxc: { decorator: { legacy: true, emitDecoratorMetadata: false } },
    test: {
      name,
      root,
      globalSetup: [fileURLToPath(import.meta.resolve('../src/testing/global-setup.ts'))],
      include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
      // Our packages are TypeScript source: they pass through vite like the tests.
      server: { deps: { inline: [/@houqin\//] } },
      testTimeout: 20_000,
      hookTimeout: 60_000,
      pool: 'forks',
    },
  });
}
