import { fileURLToPath } from 'node:url';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { svelteForTests } from './svelte-vite.ts';

/** The test configuration of a frontend: `export default frontendTests(import.meta.dirname)`. */
export function frontendTests(root: string): ViteUserConfig {
  return defineConfig({
    root,
    plugins: [svelteForTests()],
    resolve: {
      // One copy of graphql, or its classes do not know each other.
      alias: { graphql: fileURLToPath(import.meta.resolve('graphql')) },
    },
    test: {
      include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'presets/**/*.test.ts'],
      server: {
        deps: { inline: [/node_modules\/(svelte|@lucide|bits-ui|svelte-toolbelt|runed)\//] },
      },
      testTimeout: 30_000,
      hookTimeout: 60_000,
      fileParallelism: false,
    },
  }) as ViteUserConfig;
}
