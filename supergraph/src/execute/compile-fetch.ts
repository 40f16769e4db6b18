import type { GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import type { FetchNode, ResponsePath } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.ts';
import type { SubgraphAnswer } from '../gateway/subgraph-link.ts';
import { entitiesAt, pathsAt } from './entity-path.ts';
import { fetchError, fetchFault } from './fetch-error.ts';
import { copyOf, merge } from './merge.ts';
import { compileRepresentation } from './representation.ts';
import type { ResultObject } from './result.ts';
import { compileRewrites } from './rewrite.ts';
import type { Run, Step } from './run.ts';

/** Where in the plan a fetch stands. */
export interface FetchPlace {
  readonly schema: GraphQLSchema;
  readonly path: ResponsePath;
  /** No other fetch of the plan touches what this one brings, so equal entities may share it. */
  readonly alone: boolean;
}

/** One fetch of a plan: sends its operation and merges what comes into the result. */
export function compileFetch(node: FetchNode, place: FetchPlace): Step {
  const work = node.requires ? entityFetch(node, place) : rootFetch(node, place);
  return async (run) => {
    try {
      await work(run);
    } catch (error) {
      run.errors.push(fetchFault(error));
    }
  };
}

/** Takes an answer that is there already in the place of a fetch: an event of a subscription. */
export function compileTakeAnswer(node: FetchNode, schema: GraphQLSchema) {
  const rewrite = compileRewrites(schema, node.outputRewrites);
  return (run: Run, answer: SubgraphAnswer): void => {
    addErrors(run, node, answer, (path) => path);
    if (!answer.data) return;
    const data = answer.data as ResultObject;
    rewrite?.(data);
    merge(run.data, data);
  };
}

function rootFetch(node: FetchNode, { schema, path, alone }: FetchPlace): Step {
  const rewrite = compileRewrites(schema, node.outputRewrites);
  const above = path.filter((step) => step !== '@');
  return async (run) => {
    const targets = path.length ? entitiesAt(run.data, path) : [run.data];
    if (targets.length === 0) return;
    const answer = await send(node, run, variablesOf(node, run), path);
    addErrors(run, node, answer, (own) => [...above, ...own]);
    if (!answer.data) return;
    rewrite?.(answer.data);
    const data = answer.data as ResultObject;
    for (const [index, target] of targets.entries())
      merge(target as ResultObject, index === 0 || alone ? data : copyOf(data));
  };
}

/** Entities that ask for the same thing are asked for once. */
interface Batch {
  readonly representations: ResultObject[];
  /** For each representation, which entities it stands for: places in the list of entities. */
  readonly askedBy: number[][];
}

function entityFetch(node: FetchNode, { schema, path, alone }: FetchPlace): Step {
  const represent = compileRepresentation(schema, node.requires!);
  const rewriteInput = compileRewrites(schema, node.inputRewrites);
  const rewriteOutput = compileRewrites(schema, node.outputRewrites);

  const batchOf = (entities: readonly ResultObject[]): Batch => {
    const known = new Map<string, number>();
    const batch: Batch = { representations: [], askedBy: [] };
    for (const [index, entity] of entities.entries()) {
      const representation = represent(entity);
      if (!representation?.['__typename']) continue;
      rewriteInput?.(representation);
      const key = JSON.stringify(representation);
      const place = known.get(key);
      if (place !== undefined) batch.askedBy[place]!.push(index);
      else {
        known.set(key, batch.representations.length);
        batch.representations.push(representation);
        batch.askedBy.push([index]);
      }
    }
    return batch;
  };

  return async (run) => {
    const entities = entitiesAt(run.data, path) as ResultObject[];
    const { representations, askedBy } = batchOf(entities);
    if (representations.length === 0) return;
    const variables = { ...variablesOf(node, run), representations };
    const answer = await send(node, run, variables, path);
    if (answer.errors?.length) addEntityErrors(run, node, answer, path, askedBy);
    if (!answer.data) return;
    const found = (answer.data as { _entities?: unknown })._entities;
    if (!Array.isArray(found) || found.length !== representations.length)
      throw new Error(`Expected "data._entities" to contain ${representations.length} elements`);
    for (const [place, one] of (found as (ResultObject | null)[]).entries()) {
      if (!one) continue;
      const [first, ...others] = askedBy[place]!;
      const target = entities[first!]!;
      one['__typename'] ??= target['__typename'];
      rewriteOutput?.(one);
      // Copied before the first takes it in: merging makes its parts the first one's own.
      const copies = others.map(() => (alone ? one : copyOf(one)));
      merge(target, one);
      for (const [nth, other] of others.entries()) merge(entities[other]!, copies[nth]!);
    }
  };
}

function variablesOf({ variableUsages }: FetchNode, { variables }: Run): ResultObject {
  const used = Object.create(null) as ResultObject;
  for (const name of variableUsages ?? [])
    if (variables[name] !== undefined) used[name] = variables[name];
  return used;
}

async function send(
  { serviceName, operation, operationName, operationDocumentNode }: FetchNode,
  { links, context }: Run,
  variables: ResultObject,
  path: ResponsePath,
): Promise<SubgraphAnswer> {
  const link = links.get(serviceName);
  if (!link) throw new Error(`Couldn't find service with name "${serviceName}"`);
  return link.process({
    kind: 'incoming operation' as never,
    request: { query: operation, operationName, variables },
    context,
    document: operationDocumentNode,
    pathInIncomingRequest: path,
  } as GraphQLDataSourceProcessOptions<GatewayContext>);
}

type Path = readonly (string | number)[];

function addErrors(
  { errors }: Run,
  { serviceName }: FetchNode,
  answer: SubgraphAnswer,
  placed: (path: Path) => Path,
): void {
  for (const error of answer.errors ?? [])
    errors.push(fetchError(error, serviceName, error.path && placed(error.path)));
}

/** An error of one representation belongs to every entity that asked by it. */
function addEntityErrors(
  { errors, data }: Run,
  { serviceName }: FetchNode,
  answer: SubgraphAnswer,
  path: ResponsePath,
  askedBy: readonly (readonly number[])[],
): void {
  let places: Path[] | undefined;
  for (const error of answer.errors ?? []) {
    const index = error.path?.[1];
    const rest = error.path?.slice(2) ?? [];
    if (typeof index !== 'number' || !askedBy[index]) {
      const own = error.path && [...path.filter((step) => step !== '@'), ...error.path];
      errors.push(fetchError(error, serviceName, own));
      continue;
    }
    places ??= pathsAt(data, path);
    for (const asker of askedBy[index])
      errors.push(fetchError(error, serviceName, [...(places[asker] ?? []), ...rest]));
  }
}
