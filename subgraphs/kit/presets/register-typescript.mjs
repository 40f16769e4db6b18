// `node --import @houqin/kit/presets/register-typescript.mjs file.ts`: runs our TypeScript from
// source, through the same transformer and options as the build.
import { register } from 'node:module';

// Not registerHooks(): Node 24 then loads CommonJS packages in a way that fails on cycles.
register('./typescript-hooks.mjs', import.meta.url);
