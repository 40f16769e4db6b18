import 'reflect-metadata';
import {
  ArgsType,
  Directive,
  Field,
  InputType,
  Int,
  ObjectType,
  type ClassType,
} from 'type-graphql';
import { registerEnumOnce } from './filters.ts';
import { SortDirection } from './keyset.ts';
import { Vendor } from './vendor.ts';

registerEnumOnce(SortDirection, 'SortDirection');

@ObjectType()
@Directive('@shareable')
@Vendor()
export class PageInfo {
  @Field(() => Boolean) hasNextPage!: boolean;
  @Field(() => Boolean) hasPreviousPage!: boolean;
  @Field(() => String, { nullable: true }) startCursor!: string | null;
  @Field(() => String, { nullable: true }) endCursor!: string | null;
}

export interface Edge<E> {
  readonly cursor: string;
  readonly node: E;
}

/** One page of a list, as `connection()` answers it. What is not asked for is not read. */
export interface Connection<E> {
  edges(): Promise<Edge<E>[]>;
  nodes(): Promise<E[]>;
  pageInfo(): Promise<PageInfo>;
  /** Counted up to 10,000. */
  totalCount(): Promise<number>;
  totalCountCapped(): Promise<boolean>;
  liveCursor(): Promise<string>;
}

export interface ListOrder<O extends string = string> {
  readonly field: O;
  readonly direction?: SortDirection | null;
}

/** Arguments of a list as they arrive; see `listArgs`. */
export interface ListArgs<F extends object = object, O extends string = string> {
  readonly first?: number | null;
  readonly after?: string | null;
  readonly filter?: F | null;
  readonly orderBy?: readonly ListOrder<O>[] | null;
  readonly search?: string | null;
}

/**
 * The class `<name>Connection` and its edge; return what `connection()` answers. In the vendor
 * contract wherever a field of the contract leads to it. `shared` by several subgraphs: all of
 * them have the very same type, and each answers its own rows.
 */
export function connectionType<E extends object>(
  name: string,
  type: ClassType<E>,
  { shared = false }: { readonly shared?: boolean } = {},
): ClassType<Connection<E>> {
  const share: ClassDecorator = shared ? Directive('@shareable') : () => undefined;

  @ObjectType(`${name}Edge`)
  @share
  @Vendor()
  class NodeEdge {
    @Field(() => String) cursor!: string;
    @Field(() => type) node!: E;
  }

  @ObjectType(`${name}Connection`)
  @share
  @Vendor()
  class NodeConnection {
    page!: Connection<E>;

    @Field(() => [NodeEdge]) edges(): Promise<Edge<E>[]> {
      return this.page.edges();
    }
    @Field(() => [type]) nodes(): Promise<E[]> {
      return this.page.nodes();
    }
    @Field(() => PageInfo) pageInfo(): Promise<PageInfo> {
      return this.page.pageInfo();
    }
    @Field(() => Int, { description: 'Counted up to 10,000.' }) totalCount(): Promise<number> {
      return this.page.totalCount();
    }
    @Field(() => Boolean, { description: 'There are more than `totalCount`.' })
    totalCountCapped(): Promise<boolean> {
      return this.page.totalCountCapped();
    }
    @Field(() => String, { description: 'Subscribe with `after` this: nothing is missed.' })
    liveCursor(): Promise<string> {
      return this.page.liveCursor();
    }
  }
  return NodeConnection as unknown as ClassType<Connection<E>>;
}

/** The input `<name>Order { field direction }` over an enum, which is registered when needed. */
export function orderInput<O extends string>(
  name: string,
  fields: Readonly<Record<string, O>>,
): ClassType<ListOrder<O>> {
  registerEnumOnce(fields, `${name}OrderField`);

  @InputType(`${name}Order`)
  class Order {
    @Field(() => fields as object) field!: O;
    @Field(() => SortDirection, { defaultValue: SortDirection.ASC }) direction!: SortDirection;
  }
  return Order;
}

/**
 * Arguments of a list for `@Args(() => …)`: `first` and `after` always, the rest where given.
 * `first` is 50 unless asked, and at most 200.
 */
export function listArgs<F extends object = object, O extends string = string>(options: {
  readonly filter?: ClassType<F>;
  readonly order?: ClassType<ListOrder<O>>;
  readonly search?: boolean;
}): ClassType<ListArgs<F, O>> {
  const { filter, order, search } = options;

  @ArgsType()
  class Arguments {
    @Field(() => Int, { defaultValue: 50, description: 'At most 200.' }) first!: number;
    @Field(() => String, { nullable: true }) after?: string | null;
    filter?: F | null;
    orderBy?: ListOrder<O>[] | null;
    search?: string | null;
  }
  if (filter) Field(() => filter, { nullable: true })(Arguments.prototype, 'filter');
  if (order) Field(() => [order], { nullable: true })(Arguments.prototype, 'orderBy');
  if (search) Field(() => String, { nullable: true })(Arguments.prototype, 'search');
  return Arguments;
}
