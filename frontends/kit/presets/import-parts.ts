import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { RsbuildConfig } from '@rsbuild/core';

const require = createRequire(import.meta.url);
const bits = join(require.resolve('bits-ui'), '../bits');

/**
 * `import { Popover } from 'bits-ui'` reads that part alone. The package's index names 45 parts, and
 * each of their 226 components would be compiled before the bundler drops it again.
 */
export const importParts: NonNullable<RsbuildConfig['source']>['transformImport'] = [
  {
    libraryName: 'bits-ui',
    customName: `${bits}/{{ kebabCase member }}/index.js`,
    transformToDefaultImport: false,
  },
];
