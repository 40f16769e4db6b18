import { backendTests } from '@houqin/kit/presets/vitest.ts';

export default backendTests('maintenance', import.meta.dirname);
