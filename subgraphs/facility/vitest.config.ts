import { backendTests } from '../kit/presets/vitest.ts';

export default backendTests('facility', import.meta.dirname);
