import { backendTests } from '../kit/presets/vitest.ts';

export default backendTests('identity', import.meta.dirname);
