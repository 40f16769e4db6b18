import type { Tone } from './tone.ts';

/** One column of a data table. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Its plain text; without it the table's `cell` snippet draws the cell. */
  readonly text?: ((row: Row) => string) | undefined;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end' | undefined;
  readonly sortable?: boolean | undefined;
  /** Never hidden nor moved; the first column always is. */
  readonly fixed?: boolean | undefined;
  /** Hidden until the user asks for it. */
  readonly hidden?: boolean | undefined;
  readonly width?: string | undefined;
  readonly tone?: (row: Row) => Tone | undefined;
  /** The column's point: bold. */
  readonly strong?: boolean | undefined;
  /** Lighter text. */
  readonly minor?: boolean | undefined;
  /** May break into lines. */
  readonly wrap?: boolean | undefined;
}

export interface TableSort {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
}

export type TableDensity = 'normal' | 'roomy';
