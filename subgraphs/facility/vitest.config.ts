import { backendTests } from '@houqin/kit/presets/vitest.ts';

export default backendTests('facility', import.meta.dirname);
