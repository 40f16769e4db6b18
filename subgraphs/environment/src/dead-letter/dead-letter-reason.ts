/** Why a delivery, or one row of it, was not stored. Public API: never renamed, never reused. */
export const DeadLetterReason = {
  /** Not JSON, or JSON that is not a reading nor a list of readings. */
  MALFORMED: 'MALFORMED',
  /** Larger than one message may be, or with more rows. */
  TOO_LARGE: 'TOO_LARGE',
  UNKNOWN_POINT: 'UNKNOWN_POINT',
  /** The point belongs to another field gateway. */
  FOREIGN_POINT: 'FOREIGN_POINT',
  NOT_A_NUMBER: 'NOT_A_NUMBER',
  /** Not an ISO 8601 instant with a zone. */
  BAD_INSTANT: 'BAD_INSTANT',
  /** More than five minutes ahead of the server's clock. */
  FUTURE: 'FUTURE',
  /** Older than readings are kept. */
  TOO_OLD: 'TOO_OLD',
  /** A unit that is not known, or cannot become the point's. */
  UNIT_UNKNOWN: 'UNIT_UNKNOWN',
  /** Not houqin/points/<code>. */
  BAD_TOPIC: 'BAD_TOPIC',
  POINT_RETIRED: 'POINT_RETIRED',
  /** Stands for refusals that were counted and not kept, because too many came. */
  TOO_MANY: 'TOO_MANY',
} as const;
export type DeadLetterReason = keyof typeof DeadLetterReason;
