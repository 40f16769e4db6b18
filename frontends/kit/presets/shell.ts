import { join } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';
import type { RsbuildConfig } from '@rsbuild/core';
import { pluginSvelte } from '@rsbuild/plugin-svelte';
import { sharedModules, svelteVersion, kitVersion } from './shared.ts';
import { importParts } from './import-parts.ts';
import { svelteSelf } from './svelte-self.ts';

/** The production build of the host page. */
export function shellConfig(root: string, outDir: string): RsbuildConfig {
  return {
    mode: 'production',
    logLevel: 'warn',
    root,
    source: {
      transformImport: importParts,
      entry: { index: join(root, 'src/main.ts') },
      define: {
        __SVELTE_VERSION__: JSON.stringify(svelteVersion),
        __KIT_VERSION__: JSON.stringify(kitVersion),
      },
    },
    html: { template: join(root, 'index.html'), scriptLoading: 'defer' },
    output: {
      assetPrefix: '/',
      distPath: { root: outDir },
      cleanDistPath: true,
      legalComments: 'none',
      minify: true,
      sourceMap: false,
    },
    performance: { printFileSize: false },
    plugins: [
      pluginSvelte({
        preprocessOptions: { typescript: false },
        // As the remotes have it, so that the parts of the kit are compiled once for all.
        svelteLoaderOptions: { emitCss: false },
      }),
    ],
    tools: {
      rspack: {
        output: { uniqueName: 'houqin_shell' },
        plugins: [
          svelteSelf(),
          new ModuleFederationPlugin({
            name: 'houqin_shell',
            remotes: {},
            shared: sharedModules('shell'),
            shareStrategy: 'loaded-first',
            experiments: { provideExternalRuntime: true },
            dts: false,
            manifest: false,
          }),
        ],
      },
    },
  };
}
