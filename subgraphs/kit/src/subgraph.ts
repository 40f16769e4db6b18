import 'reflect-metadata';
import type { EntityClass, EntitySchema } from '@mikro-orm/core';
import type { GraphQLSchema } from 'graphql';
import { auditResolver } from './audit-resolver.ts';
import type { Context, RequestFacts } from './context.ts';
import type { DatabasePart } from './database-part.ts';
import { federate, type FederatedSchema, type References } from './federate.ts';
import type { Live } from './live.ts';
import type { MigrationList } from './migrations.ts';
import type { Permission } from './permissions-file.ts';
import type { Reaction } from './reaction.ts';
import type { HttpRoute } from './http-route.ts';
import type { Job } from './schedule.ts';
import type { SubgraphRuntime } from './runtime.ts';
import type { DemoPlan } from './demo-plan.ts';

export type { ProcessEnvironment, SubgraphRuntime } from './runtime.ts';
export { startSubgraph } from './start-subgraph.ts';

export interface SubgraphDefinition {
  /** Folder and `rover.yaml` entry: `maintenance`. */
  readonly name: string;
  /** `import.meta.url`: its package is where `contract/` is. */
  readonly root: string;
  readonly entities: readonly (EntityClass<unknown> | EntitySchema)[];
  readonly resolvers: readonly (abstract new (...args: never[]) => unknown)[];
  /** Type name → `entityReference(…)` of what it owns, `keyReference(…)` of what it extends. */
  readonly references?: References;
  /** Extended stubs that no field of this subgraph leads to. */
  readonly types?: readonly (abstract new (...args: never[]) => unknown)[];
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- each noun has its own entity
  readonly lives?: readonly Live<any>[];
  readonly reactions?: readonly Reaction[];
  readonly migrations?: MigrationList;
  /** Databases that it opens beside the main one: tools that move its data must know of them. */
  readonly parts?: readonly DatabasePart[];
  /** Work done by the clock, by one process of the domain. */
  readonly jobs?: readonly Job[];
  /** Plain HTTP beside the graph: devices, key sets. */
  readonly routes?: (runtime: SubgraphRuntime) => readonly HttpRoute[];
  /** Work that goes on beside requests; the answer ends it. Runs before reactions begin. */
  readonly start?: (runtime: SubgraphRuntime) => Promise<() => Promise<void>>;
  /** Writes the demo hospital's rows; must be able to run again after a crash half-way. */
  readonly demo?: (runtime: SubgraphRuntime, plan: DemoPlan) => Promise<void>;
}

export interface Subgraph extends SubgraphDefinition {
  readonly kind: 'subgraph';
  /** Built once per process, when first asked for. */
  schema(): FederatedSchema;
}

/** One subgraph at work, as the process that runs it sees it. */
export interface RunningSubgraph {
  readonly name: string;
  /** Executable, with `_entities`; wants contexts of `createContext`. */
  readonly schema: GraphQLSchema;
  readonly sdl: string;
  readonly runtime: SubgraphRuntime;
  readonly permissions: readonly Permission[];
  readonly routes: readonly HttpRoute[];
  /** The context of one operation; the same for the same facts object. */
  createContext(facts: RequestFacts): Promise<Context>;
  systemContext(correlationId?: string): Context;
  /** Writes the demo rows into a new database, once. @returns whether it did */
  seed(plan: DemoPlan): Promise<boolean>;
  /** Ends streams with a code, finishes what is in hand, closes the database. */
  stop(): Promise<void>;
}

/** Declares a subgraph, with its audit trail to read; nothing is built or opened yet. */
export function defineSubgraph(definition: SubgraphDefinition): Subgraph {
  let built: FederatedSchema | undefined;
  return {
    kind: 'subgraph',
    ...definition,
    schema: () =>
      (built ??= federate({
        ...definition,
        resolvers: [...definition.resolvers, auditResolver(definition.name)],
      })),
  };
}

export const isSubgraph = (value: unknown): value is Subgraph =>
  (value as Partial<Subgraph> | null)?.kind === 'subgraph';
