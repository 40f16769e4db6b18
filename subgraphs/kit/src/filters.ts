import 'reflect-metadata';
import { raw, type EntityMetadata, type EntityProperty, type FilterQuery } from '@mikro-orm/core';
import { Field, ID, InputType, Int, registerEnumType } from 'type-graphql';
import type { Context } from './context.ts';
import type { LiveKey, LiveKeys } from './live-keys.ts';
import { refuseMaskedColumns } from './mask.ts';
import { DateTime } from './scalars.ts';
import { isMySql } from './sql.ts';

@InputType()
export class IdFilter {
  @Field(() => ID, { nullable: true }) eq?: string | null;
  @Field(() => [ID], { nullable: true }) in?: string[] | null;
}

@InputType()
export class StringFilter {
  @Field(() => String, { nullable: true }) eq?: string | null;
  @Field(() => [String], { nullable: true }) in?: string[] | null;
  @Field(() => String, { nullable: true, description: 'Anywhere inside; case is ignored.' })
  contains?: string | null;
}

@InputType()
export class IntFilter {
  @Field(() => Int, { nullable: true }) eq?: number | null;
  @Field(() => [Int], { nullable: true }) in?: number[] | null;
  @Field(() => Int, { nullable: true }) gte?: number | null;
  @Field(() => Int, { nullable: true }) lt?: number | null;
}

@InputType()
export class DateTimeFilter {
  @Field(() => DateTime, { nullable: true }) gte?: Date | null;
  @Field(() => DateTime, { nullable: true }) lt?: Date | null;
}

@InputType()
export class BooleanFilter {
  @Field(() => Boolean, { nullable: true }) eq?: boolean | null;
}

/** Filter of one enum; see `enumFilter`. */
export interface EnumFilter<E extends string> {
  eq?: E | null;
  in?: E[] | null;
}

/** type-graphql takes no new types while it builds a schema; set by `federate`. */
export const schemaBuilding = { now: false };

const enumFilters = new Map<object, new () => EnumFilter<string>>();

/**
 * The input `<name>Filter { eq in }` of an enum. Registers the enum under `name` when first called
 * for it; the same enum object answers the same class. Call it at the top of a module.
 */
export function enumFilter<E extends string>(
  name: string,
  enumObject: Readonly<Record<string, E>>,
): new () => EnumFilter<E> {
  const known = enumFilters.get(enumObject);
  if (known) return known as new () => EnumFilter<E>;
  if (schemaBuilding.now) {
    throw new Error(`call enumFilter('${name}', …) at the top of a module, not in a type function`);
  }
  registerEnumOnce(enumObject, name);

  @InputType(`${name}Filter`)
  class Filter {
    @Field(() => enumObject as object, { nullable: true }) eq?: E | null;
    @Field(() => [enumObject as object], { nullable: true }) in?: E[] | null;
  }
  enumFilters.set(enumObject, Filter);
  return Filter;
}

const registered = new WeakSet<object>();

/** `registerEnumType` that may be called again for the same enum object. */
export function registerEnumOnce(enumObject: object, name: string, description?: string): void {
  if (registered.has(enumObject)) return;
  registered.add(enumObject);
  registerEnumType(enumObject, { name, ...(description ? { description } : {}) });
}

/** What one filter field may ask, whatever its type; all that is given must hold. */
export interface Condition {
  readonly eq?: LiveKey | Date | undefined;
  readonly in?: readonly unknown[] | null | undefined;
  readonly contains?: string | null | undefined;
  readonly gte?: number | Date | null | undefined;
  readonly lt?: number | Date | null | undefined;
}

/**
 * How a filter field is answered where it is not simply the column and live key of its own name:
 * another column, another live key, or a pair of rules
 * that must agree.
 */
export type FilterRule<T> =
  | { readonly column: keyof T & string; readonly key?: string }
  | {
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the condition's own class
      where(condition: any, ctx: Context): FilterQuery<T>;
      // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the condition's own class
      matches(condition: any, keys: LiveKeys, ctx: Context): boolean;
    };

export type FilterRules<T> = Readonly<Record<string, FilterRule<T>>>;

/** Thrown when stored keys lack one that a filter asks for: they are of an older program. */
export class MissingLiveKey extends Error {}

/** The filter as a query; all fields must hold. Null and absent conditions ask nothing. */
export function filterWhere<T extends object>(
  ctx: Context,
  meta: EntityMetadata<T>,
  filter: object | null | undefined,
  rules: FilterRules<T> = {},
): FilterQuery<T> {
  const all: object[] = [];
  for (const [field, condition] of asked(filter)) {
    const rule = rules[field];
    if (rule && 'where' in rule) {
      all.push(rule.where(condition, ctx) as object);
      continue;
    }
    refuseMaskedColumns(meta as never, [rule?.column ?? field]);
    const property = meta.properties[(rule?.column ?? field) as keyof typeof meta.properties];
    if (!property) throw new Error(`filter ${meta.className}.${field} has no column and no rule`);
    all.push(...conditionWhere(property as EntityProperty, condition, isMySql(ctx.em)));
  }
  return (all.length === 0 ? {} : { $and: all }) as FilterQuery<T>;
}

/** The rule of `filterWhere` on live keys. @throws MissingLiveKey */
export function matchesFilter<T>(
  ctx: Context,
  filter: object | null | undefined,
  keys: LiveKeys,
  rules: FilterRules<T> = {},
): boolean {
  for (const [field, condition] of asked(filter)) {
    const rule = rules[field];
    if (rule && 'matches' in rule) {
      if (!rule.matches(condition, keys, ctx)) return false;
      continue;
    }
    const key = (rule && 'key' in rule ? rule.key : undefined) ?? field;
    const value = keys[key];
    if (value === undefined) throw new MissingLiveKey(`live key ${key} is not recorded`);
    if (!holds(condition, value, isMySql(ctx.em))) return false;
  }
  return true;
}

function asked(filter: object | null | undefined): [string, Condition][] {
  if (!filter) return [];
  return Object.entries(filter).filter(
    (entry): entry is [string, Condition] => entry[1] !== null && entry[1] !== undefined,
  );
}

const given = <V>(value: V | null | undefined): value is V => value !== null && value !== undefined;

function conditionWhere(
  { name, fieldNames, runtimeType, enum: isEnum }: EntityProperty,
  condition: Condition,
  mysql: boolean,
): object[] {
  const all: object[] = [];
  const column = fieldNames?.[0] ?? name;
  const inexact = mysql && runtimeType === 'string' && !isEnum && !(condition instanceof IdFilter);
  const exactly = (value: unknown): void => {
    all.push({ [name]: value });
    // MySQL's comparison takes a for A and é for e; the first condition finds the index, this the row.
    if (inexact) all.push({ [raw((alias) => `cast(${alias}.${column} as binary)`)]: value });
  };
  if (given(condition.eq)) exactly(condition.eq);
  if (given(condition.in)) exactly({ $in: [...condition.in] });
  if (given(condition.gte)) all.push({ [name]: { $gte: condition.gte } });
  if (given(condition.lt)) all.push({ [name]: { $lt: condition.lt } });
  if (given(condition.contains)) all.push(containsWhere(column, condition.contains, mysql));
  return all;
}

/** Text inside a column, ignoring case; `instr` needs no escaping and both databases have it. */
export function containsWhere(column: string, text: string, mysql: boolean): object {
  const collate = mysql ? ' collate utf8mb4_bin' : '';
  const fragment = raw(
    (alias) => `instr(lower(${alias}.${column})${collate}, ?)`,
    [fold(text, mysql)],
  );
  return { [fragment]: { $gt: 0 } };
}

/** Lower case as the database's own `lower` makes it: SQLite knows A to Z only. */
const fold = (text: string, mysql: boolean): string =>
  mysql ? text.toLowerCase() : text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());

function holds(condition: Condition, value: LiveKey, mysql: boolean): boolean {
  const { eq, gte, lt, contains } = condition;
  if (given(eq) && !same(value, eq)) return false;
  if (given(condition.in) && !condition.in.some((one) => same(value, one))) return false;
  if (given(gte) && !(value !== null && order(value) >= order(gte))) return false;
  if (given(lt) && !(value !== null && order(value) < order(lt))) return false;
  if (given(contains)) {
    if (typeof value !== 'string') return false;
    if (!fold(value, mysql).includes(fold(contains, mysql))) return false;
  }
  return true;
}

const same = (value: LiveKey, asked: unknown): boolean =>
  asked instanceof Date ? value !== null && order(value) === asked.getTime() : value === asked;

/** Numbers as they are, instants as milliseconds. */
function order(value: LiveKey | Date): number {
  if (value instanceof Date) return value.getTime();
  return typeof value === 'string' ? Date.parse(value) : Number(value);
}
