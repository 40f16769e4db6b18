import { join } from 'node:path';
import { defineConfig } from '@rsbuild/core';
import { pluginSvelte } from '@rsbuild/plugin-svelte';

/** Builds the gallery of parts: for looking at them and for their tests, never shipped. */
export default defineConfig({
  root: import.meta.dirname,
  mode: 'production',
  source: { entry: { index: join(import.meta.dirname, 'index.ts') } },
  output: { distPath: { root: join(import.meta.dirname, 'dist') }, cleanDistPath: true },
  html: { title: 'Houqin parts', meta: { viewport: 'width=device-width, initial-scale=1' } },
  performance: { printFileSize: false },
  plugins: [pluginSvelte({ preprocessOptions: { typescript: false } })],
});
