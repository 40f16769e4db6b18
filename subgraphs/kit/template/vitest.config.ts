import { backendTests } from '@houqin/kit/presets/vitest.ts';

export default backendTests('sample-domain', import.meta.dirname);
