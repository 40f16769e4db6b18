import { Forbidden } from './errors.ts';

/** What stands on a card beside its columns, and what the rest needs. */
export interface CardRule {
  readonly permission: string;
  /** Fields of the graph that are computed from the card's columns alone: `name`, `title`. */
  readonly also?: readonly string[];
}

const mark = Symbol('card');

/** Notes that of this row only the card may be read. */
export function markCard(row: object, rule: CardRule): void {
  Object.defineProperty(row, mark, { value: rule });
}

/**
 * Refuses a computed field of a row of which only the card may be read: what it is computed from,
 * other rows or the newest reading, is no part of the card. A column answers for itself.
 * @throws Forbidden
 */
export function assertOnCard(row: unknown, field: string): void {
  if (typeof row !== 'object' || row === null) return;
  const rule = (row as { [mark]?: CardRule })[mark];
  if (rule === undefined || Object.hasOwn(row, field) || rule.also?.includes(field)) return;
  throw new Forbidden(rule.permission);
}
