import { backendTests } from '@houqin/kit/presets/vitest.ts';

export default backendTests('identity', import.meta.dirname);
