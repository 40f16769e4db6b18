import { backendTests } from '../kit/presets/vitest.ts';

export default backendTests('environment', import.meta.dirname);
