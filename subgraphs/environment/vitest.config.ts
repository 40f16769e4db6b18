import { backendTests } from '@houqin/kit/presets/vitest.ts';

export default backendTests('environment', import.meta.dirname);
