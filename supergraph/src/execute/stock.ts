import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import { operationFromDocument } from '@apollo/federation-internals';
import type { DocumentNode } from 'graphql';
import type { Supergraph } from '../gateway/supergraph.ts';
import type { ExecutionFacts, ObjectAnswer } from './compiled-operation.ts';

type RequestContext = Parameters<typeof executeQueryPlan>[2];

/**
 * Executes an operation by Apollo's own executor: where the schema itself is asked for,
 * and as the measure of ours in the proof `conformance`.
 */
export async function executeStock(
  { api, apiSchema, fullSchema, planner }: Supergraph,
  document: DocumentNode,
  operationName: string | undefined,
  { variables, links, context }: ExecutionFacts,
): Promise<ObjectAnswer> {
  const named = operationName === undefined ? {} : { operationName };
  const operationContext = buildOperationContext({
    schema: apiSchema,
    operationDocument: document,
    ...named,
  });
  const plan = planner.buildQueryPlan(operationFromDocument(api, document, named));
  // The executor reads these and no more of Apollo Server's request context.
  const request = {
    request: { query: '', operationName, variables },
    context,
    metrics: {},
    logger: console,
    schema: apiSchema,
    source: '',
    queryHash: '',
    document,
    operationName: operationName ?? null,
    operation: operationContext.operation,
  } as unknown as RequestContext;
  const result = await executeQueryPlan(
    plan as Parameters<typeof executeQueryPlan>[0],
    Object.fromEntries(links) as Record<string, GraphQLDataSource>,
    request,
    operationContext,
    fullSchema,
    api,
  );
  return result as ObjectAnswer;
}
