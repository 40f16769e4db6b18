import { CursorExpired, ValidationFailed } from './errors.ts';

/** A place in the flow of one domain's events: after `position`, in the numbering of `epoch`. */
export interface FeedPlace {
  readonly domain: string;
  /** Changes when a restored database begins to number anew. */
  readonly epoch: string;
  readonly position: number;
}

export function encodeCursor({ domain, epoch, position }: FeedPlace): string {
  return Buffer.from(`${domain}|${epoch}|${position}`).toString('base64url');
}

/**
 * The position of a cursor in the present numbering.
 * @throws ValidationFailed when it is no cursor of this domain, CursorExpired when of another epoch
 */
export function decodeCursor(cursor: string, domain: string, epoch: string): number {
  const parts = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  const position = /^\d{1,15}$/.test(parts[2] ?? '') ? Number(parts[2]) : NaN;
  if (parts.length !== 3 || parts[0] !== domain || Number.isNaN(position)) {
    throw new ValidationFailed('after', 'bad-cursor');
  }
  if (parts[1] !== epoch) throw new CursorExpired();
  return position;
}
