import type { DeadLetterReason } from '../dead-letter/dead-letter-reason.ts';

/** One refused delivery or row, as it goes to the dead letters. */
export interface Refusal {
  readonly reason: DeadLetterReason;
  readonly detail: string;
  /** The text that was refused, cut. */
  readonly payload: string;
}

/** Enough to see what a device sends, too little to fill a disk with (issue 2, must show 10). */
export const payloadLimitBytes = 4_096;

/** The beginning of a payload as text, at most 4 kB of UTF-8. */
export function cut(payload: Buffer | string): string {
  const text = printable(
    typeof payload === 'string'
      ? payload.slice(0, payloadLimitBytes + 1)
      : payload.subarray(0, payloadLimitBytes + 1).toString('utf8'),
  );
  if (Buffer.byteLength(text) <= payloadLimitBytes) return text;
  // Bytes that are no UTF-8 grow when they become text, so the text is measured; the room is
  // filled with whole characters, and three bytes are left for the mark.
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(payloadLimitBytes - 3));
  return `${text.slice(0, read)}…`;
}

// A NUL byte is legal in neither database's text.
export const printable = (text: string) => text.replaceAll('\u0000', '\u2400');

export function refuse(
  reason: DeadLetterReason,
  detail: string,
  payload: Buffer | string | object | null | undefined,
): Refusal {
  const text =
    typeof payload === 'string' || Buffer.isBuffer(payload) ? payload : JSON.stringify(payload);
  // A detail may quote what came.
  return { reason, detail: printable(detail), payload: cut(text ?? '') };
}

export const isRefusal = (one: object): one is Refusal => 'reason' in one;
