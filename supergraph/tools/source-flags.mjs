/** Flags with which Node 24 runs our TypeScript: decorators lowered, packages from source. */
export const sourceFlags = [
  '--conditions=houqin-source',
  '--import',
  '@houqin/kit/presets/register-typescript.mjs',
  '--enable-source-maps',
  '--disable-warning=ExperimentalWarning',
];
