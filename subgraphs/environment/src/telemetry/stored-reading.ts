/** How far a stored reading may be trusted (domain S9); the numbers are what the table holds. */
export const Quality = { GOOD: 0, OUT_OF_RANGE: 1, LATE: 2 } as const;
export type QualityName = keyof typeof Quality;
export type QualityNumber = (typeof Quality)[QualityName];

const names = Object.keys(Quality) as QualityName[];
export const qualityName = (quality: number): QualityName => names[quality] ?? 'GOOD';

/** One row of the table `reading`. */
export interface StoredReading {
  /** `point.series`: a small number instead of a ULID keeps a billion rows small. */
  readonly series: number;
  /** Event time, epoch milliseconds. */
  readonly at: number;
  readonly value: number;
  readonly quality: QualityNumber;
}
