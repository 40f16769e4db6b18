import type { LocalText } from '@houqin/kit/errors';
import type { PauseReason } from './pause-reason.ts';

/** Reasons as the story tells them; the labels of the enum are the same words. */
export const pauseTexts: Readonly<Record<PauseReason, LocalText>> = {
  WAIT_PART: { zh: '等配件', en: 'waiting for a part' },
  WAIT_ACCESS: { zh: '等进场', en: 'waiting for access' },
  WAIT_VENDOR: { zh: '等外协', en: 'waiting for the contractor' },
  WAIT_USER: { zh: '等用户', en: 'waiting for the user' },
};
