import type { Viewer } from '@houqin/ui-kit/host';

/** Position and department of a person, as far as they are known: `调度员 · 后勤部`. */
export const roleText = (viewer: Viewer): string =>
  [viewer.position, viewer.department?.name].filter(Boolean).join(' · ');
