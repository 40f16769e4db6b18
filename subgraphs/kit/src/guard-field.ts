import type { GraphQLFieldResolver, GraphQLResolveInfo } from 'graphql';
import { assertOnCard } from './card.ts';
import type { Context } from './context.ts';
import { audienceOf, sayError } from './error-format.ts';
import { throughMask, type MaskGuard } from './mask.ts';
import { enforce, type Guard } from './permission.ts';
import { refuseOutsider } from './vendor.ts';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as graphql-js has them
type Resolver = GraphQLFieldResolver<any, any, any>;

/** The last thing a stream yields when it must end: its resolver throws it. */
class StreamFailure {
  constructor(readonly error: unknown) {}
}

/** Who may ask for a field. */
export interface FieldRule {
  readonly guard?: Guard | undefined;
  /** `Type.field` of a field that outside organisations get by no path; see `vendor.ts`. */
  readonly staffOnly?: string | undefined;
}

function admit(ctx: Context, { guard, staffOnly }: FieldRule): void {
  if (guard) enforce(ctx, guard);
  if (staffOnly !== undefined) refuseOutsider(ctx, staffOnly);
}

/**
 * Enforces the rule before the resolver, and says whatever it throws as the caller may hear it.
 * Stays synchronous for what is: most fields only read a property.
 */
export function guardResolver(resolve: Resolver, rule: FieldRule = {}): Resolver {
  const { guard } = rule;
  return (root, args, ctx: Context, info) => {
    try {
      // First: why a stream ends is what its subscriber must hear, also under a refused token.
      if (root instanceof StreamFailure) throw root.error;
      admit(ctx, rule);
      assertOnCard(root, info.fieldName);
      const read: unknown = resolve(root, args, ctx, info);
      const result = guard?.kind === 'masked' ? masked(guard, read, root, ctx, info) : read;
      if (!isPromise(result)) return result;
      return result.then(undefined, (error: unknown) => {
        throw say(error, ctx);
      });
    } catch (error) {
      throw say(error, ctx);
    }
  };
}

/**
 * The same for the source of a subscription. A stream that fails tells its subscriber as its last
 * answer, with a code, and then ends: every transport can carry that. Before each event the context
 * is emptied, so that nothing read for an earlier one answers for this one.
 */
export function guardSubscriber(subscribe: Resolver, rule: FieldRule = {}): Resolver {
  return async (root, args, ctx: Context, info) => {
    try {
      admit(ctx, rule);
      const source = (await subscribe(root, args, ctx, info)) as AsyncIterable<unknown> & {
        ready?: Promise<void>;
      };
      // Refusals that are known at the start are the answer to subscribing, not its first event.
      await source.ready;
      return eventsOf(source, ctx);
    } catch (error) {
      throw say(error, ctx);
    }
  };
}

function eventsOf(source: AsyncIterable<unknown>, ctx: Context): AsyncIterableIterator<unknown> {
  const iterator = source[Symbol.asyncIterator]();
  let failed = false;
  return {
    async next() {
      if (failed) return { done: true, value: undefined };
      try {
        const result: IteratorResult<unknown> = await iterator.next();
        ctx.renew();
        return result;
      } catch (error) {
        failed = true;
        return { done: false, value: new StreamFailure(error) };
      }
    },
    async return() {
      failed = true;
      await iterator.return?.();
      return { done: true, value: undefined };
    },
    async throw(error) {
      failed = true;
      await iterator.return?.();
      throw error;
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

function masked(
  guard: MaskGuard,
  read: unknown,
  row: object,
  ctx: Context,
  { fieldName }: GraphQLResolveInfo,
): unknown {
  const through = (value: unknown): unknown => throughMask(guard, fieldName, { row, value, ctx });
  return isPromise(read) ? read.then(through) : through(read);
}

const isPromise = (value: unknown): value is Promise<unknown> =>
  typeof (value as { then?: unknown } | null | undefined)?.then === 'function';

const say = (error: unknown, ctx: Context): Error => sayError(error, audienceOf(ctx));
