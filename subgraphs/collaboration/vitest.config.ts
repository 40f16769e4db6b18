import { backendTests } from '@houqin/kit/presets/vitest.ts';

export default backendTests('collaboration', import.meta.dirname);
