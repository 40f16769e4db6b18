/** Flags with which Node 24 runs our TypeScript: decorators through oxc, packages from source. */
export const sourceFlags = [
  '--conditions=houqin-source',
  '--import',
  '@oxc-node/core/register',
  '--disable-warning=ExperimentalWarning',
];
