import { anchorFolder, AuditAnchors } from './audit-anchors.ts';
import { ensureAuditTriggers } from './audit-triggers.ts';
import { Consumer } from './consumer.ts';
import { contextOf, authenticate, makeContext, systemCaller } from './context-factory.ts';
import type { Context, RequestFacts } from './context.ts';
import { seedOnce, isNewDatabase } from './demo-seed.ts';
import { kitJobs } from './kit-jobs.ts';
import { kitOf } from './kit-orm.ts';
import { labelsOf } from './labels.ts';
import { bookmarkMs } from './live-changes.ts';
import { LiveFeed } from './live-feed.ts';
import { domainMessages } from './messages.ts';
import { databaseOf, openOrm } from './orm.ts';
import { OutboxReader } from './outbox-reader.ts';
import { replayParked } from './parked-events.ts';
import { readPermissions } from './permissions-file.ts';
import type { Reaction } from './reaction.ts';
import { Relay } from './relay.ts';
import type { ProcessEnvironment, SubgraphRuntime } from './runtime.ts';
import { JobRunner } from './schedule.ts';
import type { RunningSubgraph, Subgraph } from './subgraph.ts';
import { TokenVerifier } from './token.ts';
import { ulid } from './id.ts';

export interface StartOptions {
  /** Interval of bookmarks on a quiet stream, in ms; 30 s. */
  readonly bookmarkMs?: number;
  /** Events kept in memory for live readers; 1024. */
  readonly feedRing?: number;
  /** MySQL only: `create` makes the tables without migrations, for tests. */
  readonly schema?: 'migrate' | 'create' | 'none';
  /** Added to the name of the database, so that tests can share a server. */
  readonly databaseSuffix?: string;
}

/**
 * Opens the subgraph's database and starts its relay, live feed, work of its own and reactions.
 * When a step fails, the steps before it are undone.
 * @throws DataOfAnotherVersion, MigrationMissing, errors of the database
 */
export async function startSubgraph(
  subgraph: Subgraph,
  process: ProcessEnvironment,
  options: StartOptions = {},
): Promise<RunningSubgraph> {
  const { name } = subgraph;
  const { bus, log } = process;
  const undo: (() => Promise<unknown>)[] = [];
  const stop = async (): Promise<void> => {
    for (const step of undo.splice(0).reverse()) {
      await step().catch((error: unknown) => log.error({ err: error, subgraph: name }, 'stopping'));
    }
  };
  try {
    const { schema, sdl } = subgraph.schema();
    const orm = await openOrm({
      domain: name,
      database: databaseOf(process.settings, `${name}${options.databaseSuffix ?? ''}`),
      entities: subgraph.entities,
      lives: (subgraph.lives ?? []) as never,
      ...(subgraph.migrations ? { migrations: subgraph.migrations } : {}),
      ...(options.schema ? { schema: options.schema } : {}),
    });
    undo.push(() => orm.close(true));
    await ensureAuditTriggers(orm, log);
    const isNew = await isNewDatabase(orm.em);
    const reader = await OutboxReader.open(orm.em, name);
    const { settings } = process;
    const anchors = new AuditAnchors(
      anchorFolder(settings),
      `${name}${options.databaseSuffix ?? ''}`,
    );
    const relay = new Relay({ ...{ em: orm.em, reader, bus, log }, anchors });
    reader.attachRelay(relay);
    kitOf(orm.em).wake = () => relay.nudge();

    const feed = new LiveFeed(name, reader, options.feedRing ? { ring: options.feedRing } : {});
    const consumers: Consumer[] = [];
    const verifier = process.verifier ?? new TokenVerifier(process.keys, process.clock);
    const jobs = new JobRunner({
      ...{ em: orm.em, clock: process.clock, log },
      jobs: [...kitJobs, ...(subgraph.jobs ?? [])],
      context: () => runtime.systemContext(),
    });
    const runtime: SubgraphRuntime = {
      ...{ name, orm, process, relay, feed, jobs },
      lives: subgraph.lives ?? [],
      messages: domainMessages(subgraph.root),
      labels: labelsOf(subgraph.root),
      bookmarkMs: options.bookmarkMs ?? bookmarkMs,
      authenticate: (token) => authenticate(process, verifier, token),
      systemContext: (correlationId, causationId) =>
        makeContext(runtime, { caller: systemCaller, correlationId, causationId }),
      nudge: () => relay.nudge(),
      replayParked: (id) => replayParked(orm.em, consumers, id),
    };

    const heard = bus.subscribe(
      name,
      { after: await feed.open(), epoch: reader.epoch, consumer: `live-${ulid()}` },
      (event) => feed.push(event),
    );
    undo.push(() => heard.stop());
    bus.registerHistory(name, reader);
    await relay.start();
    undo.push(() => relay.stop());
    const stopWork = await subgraph.start?.(runtime);
    if (stopWork) undo.push(stopWork);
    for (const [from, reactions] of byProducer(subgraph.reactions ?? [])) {
      const context = (event: { id: string | null; correlationId: string }) =>
        runtime.systemContext(event.correlationId, event.id ?? undefined);
      const consumer = new Consumer({ from, reactions, bus, log, context });
      consumers.push(consumer);
      await consumer.start();
      undo.push(() => consumer.stop());
    }
    await jobs.start();
    undo.push(() => jobs.stop());
    undo.push(() => Promise.resolve(feed.close()));

    const contexts = new WeakMap<RequestFacts, Promise<Context>>();
    return {
      ...{ name, schema, sdl, runtime, stop },
      permissions: readPermissions(subgraph.root),
      routes: subgraph.routes?.(runtime) ?? [],
      systemContext: (correlationId) => runtime.systemContext(correlationId),
      createContext(facts) {
        let context = contexts.get(facts);
        if (!context) contexts.set(facts, (context = contextOf(runtime, facts)));
        return context;
      },
      async seed(plan) {
        const { demo } = subgraph;
        return demo ? seedOnce(runtime, isNew, () => demo(runtime, plan)) : false;
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

function byProducer(reactions: readonly Reaction[]): Map<string, Reaction[]> {
  const grouped = new Map<string, Reaction[]>();
  for (const reaction of reactions) {
    grouped.set(reaction.from, [...(grouped.get(reaction.from) ?? []), reaction]);
  }
  return grouped;
}
