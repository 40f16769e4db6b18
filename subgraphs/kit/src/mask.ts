import type { EntityMetadata } from '@mikro-orm/core';
import { Extensions } from 'type-graphql';
import { levelsOf } from './access.ts';
import type { Context } from './context.ts';
import { FieldMasked } from './errors.ts';
import { guardExtension } from './permission.ts';

/** How a field is masked; see `Masked`. */
export interface Mask {
  /** Permission that the revealing mutation asks for. */
  readonly reveal: string;
  /** The mutation that answers the row with the field in clear, on record. */
  readonly by: string;
  /** Rows on which this caller reads the field as it is: their own, say. Nobody's when left out. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each row has its own class
  readonly clear?: (row: any, ctx: Context) => boolean | Promise<boolean>;
}

export interface MaskGuard extends Mask {
  readonly kind: 'masked';
}

const maskedColumns = new Map<object, Set<string>>();

/**
 * A field that nobody reads by the way, in whatever list, reference or live change it stands: null
 * and MASKED, which names the mutation that reveals it. On a column of an entity it also keeps the
 * value out of filters, orders, searches and the audit trail. The field must be nullable.
 */
export function Masked(mask: Mask): MethodDecorator & PropertyDecorator {
  const extension = Extensions({ [guardExtension]: { kind: 'masked', ...mask } });
  return ((target: object, name: string, descriptor?: PropertyDescriptor) => {
    maskColumn(target.constructor, name);
    (extension as (...args: unknown[]) => void)(target, name, descriptor);
  }) as MethodDecorator & PropertyDecorator;
}

/** Masks a stored column that a masked field of another name or class is made from. */
export function maskColumn(entity: object, column: string): void {
  const columns = maskedColumns.get(entity) ?? new Set();
  maskedColumns.set(entity, columns.add(column));
}

/** Whether a column's value may be shown by reveal only. */
export function isMasked(entity: unknown, column: string): boolean {
  for (let one = entity; typeof one === 'function'; one = Object.getPrototypeOf(one))
    if (maskedColumns.get(one)?.has(column)) return true;
  return false;
}

/** @throws Error: a mask that can be asked about is none */
export function refuseMaskedColumns(meta: EntityMetadata, columns: Iterable<string>): void {
  for (const column of columns)
    if (isMasked(meta.class, column))
      throw new Error(
        `${meta.className}.${column} is masked: no filter, order or search may use it`,
      );
}

const revealed = new WeakMap<object, Set<string>>();

/** From now on this very object answers the field in clear. */
export function unmask<E extends object>(row: E, field: string): E {
  revealed.set(row, (revealed.get(row) ?? new Set()).add(field));
  return row;
}

/**
 * The value of a masked field for this caller. It is read first: what the row itself refuses (it is
 * out of scope) is refused as such.
 * @throws FieldMasked
 */
export function throughMask(
  mask: Mask,
  field: string,
  { row, value, ctx }: { row: object; value: unknown; ctx: Context },
): unknown {
  if (revealed.get(row)?.has(field)) return value;
  const decide = (clear: boolean): unknown => {
    if (clear) return value;
    // One's own rows are not revealed but clear.
    const levels = [...levelsOf(ctx.caller.access, mask.reveal)];
    throw new FieldMasked(
      mask.reveal,
      mask.by,
      levels.some((level) => level !== 'OWN'),
    );
  };
  const clear = mask.clear?.(row, ctx) ?? false;
  return typeof clear === 'boolean' ? decide(clear) : clear.then(decide);
}
