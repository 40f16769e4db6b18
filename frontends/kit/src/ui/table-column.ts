import type { Tone } from './tone.ts';

/** One column of a data table. */
export interface TableColumn<Row> {
  readonly id: string;
  readonly title: string;
  /** Its plain text; without it the table's `cell` snippet draws the cell. */
  readonly text?: (row: Row) => string;
  /** Numbers stand at the end. */
  readonly align?: 'start' | 'end';
  readonly sortable?: boolean;
  /** Never hidden nor moved; the first column always is. */
  readonly fixed?: boolean;
  /** Hidden until the user asks for it. */
  readonly hidden?: boolean;
  readonly width?: string;
  readonly tone?: (row: Row) => Tone | undefined;
  /** The column's point: bold. */
  readonly strong?: boolean;
  /** Lighter text. */
  readonly minor?: boolean;
  /** May break into lines. */
  readonly wrap?: boolean;
}

export interface TableSort {
  readonly column: string;
  readonly direction: 'ASC' | 'DESC';
}

export type TableDensity = 'normal' | 'roomy';
