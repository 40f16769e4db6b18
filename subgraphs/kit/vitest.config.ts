import { backendTests } from './presets/vitest.ts';

export default backendTests('kit', import.meta.dirname);
