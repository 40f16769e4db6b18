/** The parts of a connection that a live list reads: select them all in its query. */
export interface ConnectionShape<Row> {
  readonly nodes: readonly Row[];
  readonly liveCursor: string;
  readonly totalCount?: number | null;
  readonly totalCountCapped?: boolean | null;
  readonly pageInfo?: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

/** The parts of a change beside the noun: select them all in its subscription. */
export interface ChangeShape {
  readonly cursor: string;
  readonly kind: 'UPSERTED' | 'REMOVED' | 'BOOKMARK';
  readonly id: string | null;
  readonly version: number | null;
}

export interface RowShape {
  readonly id: string;
  readonly version?: number | null;
}
