import { join } from 'node:path';
import { ModuleFederationPlugin } from '@module-federation/enhanced/rspack';
import type { RsbuildConfig } from '@rsbuild/core';
import { pluginSvelte } from '@rsbuild/plugin-svelte';
import type { Manifest } from '../src/host/manifest.ts';
import { exposedModules } from './manifest.ts';
import { sharedModules } from './shared.ts';
import { importParts } from './import-parts.ts';
import { svelteSelf } from './svelte-self.ts';

/** `shared` runs on the shell's svelte and kit; `isolated` brings its own and fits any shell. */
export type BuildKind = 'shared' | 'isolated';

export interface RemoteBuild {
  readonly root: string;
  readonly manifest: Manifest;
  /** Version with its content hash: names the container, so that two versions never mix. */
  readonly version: string;
  readonly kind: BuildKind;
  readonly outDir: string;
}

/** The global under which a built container registers itself; differs for every version and kind. */
export function containerName(name: string, version: string, kind: BuildKind): string {
  return `houqin_${name}_${version}_${kind}`.replaceAll(/[^A-Za-z0-9_]/g, '_');
}

/** The module of `src/` behind an exposed name: `./home-card` → `src/home-card.ts`. */
const sourceOf = (root: string, expose: string) =>
  join(root, 'src', `${expose === './app' ? 'remote' : expose.slice(2)}.ts`);

/** The production build of one remote. */
export function remoteConfig(build: RemoteBuild): RsbuildConfig {
  const container = containerName(build.manifest.name, build.version, build.kind);
  return {
    mode: 'production',
    logLevel: 'warn',
    root: build.root,
    source: {
      transformImport: importParts,
      entry: { index: join(import.meta.dirname, 'no-entry.ts') },
    },
    output: {
      assetPrefix: 'auto',
      distPath: { root: build.outDir },
      cleanDistPath: true,
      filenameHash: false,
      legalComments: 'none',
      minify: true,
      sourceMap: false,
    },
    performance: { printFileSize: false },
    splitChunks: false,
    plugins: [
      pluginSvelte({
        preprocessOptions: { typescript: false },
        // In the script: no second request, and styles that come and go with the version.
        svelteLoaderOptions: { emitCss: false },
      }),
    ],
    tools: {
      htmlPlugin: false,
      rspack: {
        output: { uniqueName: container },
        plugins: [
          svelteSelf(),
          new ModuleFederationPlugin({
            name: container,
            filename: 'remoteEntry.js',
            exposes: Object.fromEntries(
              exposedModules(build.manifest).map((expose) => [
                expose,
                sourceOf(build.root, expose),
              ]),
            ),
            shared: build.kind === 'shared' ? sharedModules('remote') : {},
            experiments: { externalRuntime: true, optimization: { target: 'web' } },
            dts: false,
            manifest: true,
          }),
        ],
      },
    },
  };
}
