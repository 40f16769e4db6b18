import { frontendTests } from './presets/vitest.ts';

export default frontendTests(import.meta.dirname);
