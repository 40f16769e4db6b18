import { toFailure } from '@houqin/ui-kit/graph';
import type { Notice } from '@houqin/ui-kit/host';

/** Anything that was refused or did not get through, as a message that stays. */
export function explain(error: unknown): Notice {
  const failure = toFailure(error);
  return {
    kind: 'problem',
    text: failure.message,
    ...(failure.traceId ? { detail: failure.traceId } : {}),
  };
}
