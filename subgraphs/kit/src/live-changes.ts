import type { Context } from './context.ts';
import type { PublishedEvent } from './bus.ts';
import { CursorExpired } from './errors.ts';
import { matchesFilter, MissingLiveKey } from './filters.ts';
import type { Live } from './live.ts';
import type { LiveKeys } from './live-keys.ts';
import { requirePermission } from './access.ts';
import { callerReaches } from './scope.ts';
import { watchCaller, type CallerWatch } from './live-caller.ts';

export const ChangeKind = {
  UPSERTED: 'UPSERTED',
  REMOVED: 'REMOVED',
  BOOKMARK: 'BOOKMARK',
} as const;
export type ChangeKind = keyof typeof ChangeKind;

/** One thing a subscriber is told. */
export interface LiveChange {
  /** Resume with `after` this: what comes then begins behind this change. */
  readonly cursor: string;
  readonly at: Date;
  /** UPSERTED: it matches now. REMOVED: it matched before. BOOKMARK: nothing but the cursor. */
  readonly kind: ChangeKind;
  readonly id: string | null;
  readonly version: number | null;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
  readonly live: Live<any>;
}

export interface ChangesArgs {
  readonly filter?: object | null;
  /** `liveCursor` of a list, or `cursor` of a change; from now on when left out. */
  readonly after?: string | null;
}

export interface ChangeStream extends AsyncIterableIterator<LiveChange> {
  /** Settles when the place to begin is known. @throws CursorExpired, ValidationFailed */
  readonly ready: Promise<void>;
  return(): Promise<IteratorReturnResult<undefined>>;
}

/** A quiet stream says at this interval that it lives, with the newest cursor (design §5). */
export const bookmarkMs = 30_000;

/**
 * The changes of a noun that this caller may see and asks for: those missed since `after`, then
 * live ones, none twice, none left out, in the order they happened. Ends with an error when the
 * caller's access changes, the session is revoked, or the token ends without a newer one.
 * @throws Unauthenticated, Forbidden at once
 */
export function changes<E extends object>(
  ctx: Context,
  live: Live<E>,
  args: ChangesArgs = {},
): ChangeStream {
  requirePermission(ctx, live.permission);
  const { feed } = ctx.runtime;
  const watch = watchCaller(ctx, live);
  const start = feed.begin(args.after);
  const ready = start.then(() => undefined);
  ready.catch(() => watch.stop());
  const stream = run(ctx, live, args, watch, start);
  return {
    ready,
    next: () => stream.next(),
    // A generator that waits would not hear of its end, so the wait is ended first.
    async return() {
      watch.stop();
      await stream.return(undefined);
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

async function* run<E extends object>(
  ctx: Context,
  live: Live<E>,
  args: ChangesArgs,
  watch: CallerWatch,
  start: Promise<{ position: number; head: number }>,
): AsyncGenerator<LiveChange, undefined> {
  const { feed } = ctx.runtime;
  const bookmark = (position: number): LiveChange => ({
    ...{ cursor: feed.cursorAt(position), at: new Date(), kind: 'BOOKMARK' },
    ...{ id: null, version: null, live },
  });
  try {
    const { position: begin, head } = await start;
    let position = begin;
    // The first bookmark says that what was missed has been told.
    let bookmarkAt = Infinity;
    let bookmarked = -1;
    while (!watch.stopped) {
      feed.checkOpen();
      await watch.check();
      if (bookmarked < 0 && position >= head) bookmarkAt = -Infinity;
      const next = feed.next(position);
      // A slow reader must not be given bookmarks only: there is one per place, or when all is quiet.
      if (performance.now() >= bookmarkAt && (next === 'wait' || position !== bookmarked)) {
        bookmarkAt = performance.now() + ctx.runtime.bookmarkMs;
        bookmarked = position;
        yield bookmark(position);
        continue;
      }
      if (next === 'wait') {
        await watch.wait(bookmarkAt - performance.now());
      } else if (next === 'behind') {
        const page = await feed.read(position, live.noun);
        for (const event of page.events) {
          position = event.position;
          const change = decide(ctx, live, args, event);
          if (!change) continue;
          yield change;
          if (watch.stopped) return;
          await watch.check();
        }
        position = page.upTo;
      } else {
        position = next.position;
        const change = next.aggregateType === live.noun ? decide(ctx, live, args, next) : null;
        if (change) yield change;
      }
    }
  } finally {
    watch.stop();
  }
  return undefined;
}

/** What an event is to this subscriber; null when it is none of their business. */
function decide<E extends object>(
  ctx: Context,
  live: Live<E>,
  args: ChangesArgs,
  event: PublishedEvent,
): LiveChange | null {
  const sees = (keys: LiveKeys | null): boolean =>
    keys !== null &&
    callerReaches(ctx, live.permission, live.scope, keys) &&
    matchesFilter(ctx, args.filter, keys, live.filters);
  try {
    const kind = sees(event.keysAfter) ? 'UPSERTED' : sees(event.keysBefore) ? 'REMOVED' : null;
    if (kind === null) return null;
    return {
      cursor: ctx.runtime.feed.cursorAt(event.position),
      at: new Date(event.occurredAt),
      kind,
      id: event.aggregateId,
      version: event.aggregateVersion,
      live,
    };
  } catch (error) {
    if (!(error instanceof MissingLiveKey)) throw error;
    ctx.runtime.process.log.warn({ noun: live.noun, event: event.id }, error.message);
    throw new CursorExpired();
  }
}
