import type { EntityMetadata, FilterQuery } from '@mikro-orm/core';
import { ValidationFailed } from './errors.ts';

export const SortDirection = { ASC: 'ASC', DESC: 'DESC' } as const;
export type SortDirection = keyof typeof SortDirection;

/** One column of an order, in the direction it is really read. */
export interface SortColumn {
  readonly column: string;
  readonly direction: SortDirection;
}

type CursorValue = string | number | boolean | null;

/** MikroORM's `orderBy` for these columns. */
export function orderByOf(columns: readonly SortColumn[]): Record<string, 'asc' | 'desc'>[] {
  return columns.map(({ column, direction }) => ({
    [column]: direction === 'ASC' ? 'asc' : 'desc',
  }));
}

/** Opaque place of a row in an order. */
export function cursorOf(row: object, columns: readonly SortColumn[]): string {
  const values = columns.map(({ column }): CursorValue => {
    const value = (row as Record<string, unknown>)[column];
    if (value instanceof Date) return value.toISOString();
    return value === undefined ? null : (value as CursorValue);
  });
  return Buffer.from(JSON.stringify([signature(columns), ...values])).toString('base64url');
}

/**
 * The rows behind a cursor, in the order of the columns, of which the last is unique and never
 * null. Null sorts lowest, as both databases have it: first when ascending, last when descending.
 * @throws ValidationFailed for a cursor that is damaged or of another order
 */
export function afterCursor<T extends object>(
  cursor: string,
  columns: readonly SortColumn[],
  meta: EntityMetadata<T>,
): FilterQuery<T> {
  const values = decode(cursor, columns, meta);
  const any: object[] = [];
  const equal: object[] = [];
  columns.forEach(({ column, direction }, index) => {
    const value = values[index] ?? null;
    const beyond = beyondValue(column, direction, value);
    if (beyond) any.push({ $and: [...equal, beyond] });
    equal.push({ [column]: value });
  });
  return { $or: any } as FilterQuery<T>;
}

function beyondValue(column: string, direction: SortDirection, value: unknown): object | null {
  if (direction === 'ASC') {
    return value === null ? { [column]: { $ne: null } } : { [column]: { $gt: value } };
  }
  if (value === null) return null;
  return { $or: [{ [column]: { $lt: value } }, { [column]: null }] };
}

const signature = (columns: readonly SortColumn[]): string =>
  columns.map(({ column, direction }) => `${direction === 'ASC' ? '+' : '-'}${column}`).join('');

function decode<T extends object>(
  cursor: string,
  columns: readonly SortColumn[],
  meta: EntityMetadata<T>,
): unknown[] {
  const refuse = (): ValidationFailed => new ValidationFailed('after', 'bad-cursor');
  let parsed: unknown;
  try {
    parsed = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parsed) || parsed.length !== columns.length + 1) throw refuse();
  const [order, ...values] = parsed as unknown[];
  if (order !== signature(columns)) throw refuse();
  return values.map((value, index) => {
    const read = readValue(value, typeOf(meta, columns[index]?.column ?? ''));
    if (read === undefined || (read === null && index === values.length - 1)) throw refuse();
    return read;
  });
}

const typeOf = <T>(meta: EntityMetadata<T>, column: string): string =>
  meta.properties[column as keyof typeof meta.properties]?.runtimeType ?? 'string';

/** The value as the column has it; undefined when it cannot be one of the column's. */
function readValue(value: unknown, type: string): unknown {
  if (value === null) return null;
  if (type === 'Date') {
    const instant = typeof value === 'string' ? new Date(value) : null;
    return instant && !Number.isNaN(instant.getTime()) ? instant : undefined;
  }
  if (type === 'number' || type === 'boolean') return typeof value === type ? value : undefined;
  return typeof value === 'string' ? value : undefined;
}
