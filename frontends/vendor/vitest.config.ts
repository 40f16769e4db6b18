import { frontendTests } from '@houqin/ui-kit/presets/vitest.ts';

export default frontendTests(import.meta.dirname);
