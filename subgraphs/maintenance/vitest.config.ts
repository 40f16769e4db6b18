import { backendTests } from '../kit/presets/vitest.ts';

export default backendTests('maintenance', import.meta.dirname);
