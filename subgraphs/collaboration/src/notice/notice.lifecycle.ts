import { registerEnumOnce } from '@houqin/kit/filters';
import { defineLifecycle } from '@houqin/kit/lifecycle';

/**
 * `domain.md` C13. SCHEDULED is approved and waits for its time; DISCARDED was never published. A
 * notice that is corrected stays published: it is REVISED, and may be corrected again.
 */
export const lifecycle = defineLifecycle('Notice', {
  DRAFT: ['IN_REVIEW', 'DISCARDED'],
  IN_REVIEW: ['DRAFT', 'SCHEDULED', 'PUBLISHED'],
  SCHEDULED: ['DRAFT', 'PUBLISHED'],
  PUBLISHED: ['REVISED', 'RECALLED', 'EXPIRED'],
  REVISED: ['REVISED', 'RECALLED', 'EXPIRED'],
  RECALLED: [],
  EXPIRED: [],
  DISCARDED: [],
});
export const NoticeState = lifecycle.states;
export type NoticeState = keyof typeof NoticeState;
registerEnumOnce(NoticeState, 'NoticeState');

/** One text of a notice on its way to its readers. */
export const versionLifecycle = defineLifecycle('NoticeVersion', {
  DRAFT: ['IN_REVIEW', 'DISCARDED'],
  IN_REVIEW: ['DRAFT', 'SCHEDULED', 'PUBLISHED'],
  SCHEDULED: ['DRAFT', 'PUBLISHED'],
  PUBLISHED: ['REPLACED'],
  REPLACED: [],
  DISCARDED: [],
});
export const NoticeVersionState = versionLifecycle.states;
export type NoticeVersionState = keyof typeof NoticeVersionState;
registerEnumOnce(NoticeVersionState, 'NoticeVersionState');

/** States in which readers have it before them. */
export const inForce: readonly NoticeState[] = ['PUBLISHED', 'REVISED'];
/** States readers may see at all: what was recalled says so and why. */
export const shownToReaders: readonly NoticeState[] = [...inForce, 'RECALLED', 'EXPIRED'];
