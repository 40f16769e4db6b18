import { buildOperationContext, executeQueryPlan, type GraphQLDataSource } from '@apollo/gateway';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { freshContext, type GatewayContext } from '../gateway/gateway-context.ts';
import type { SubgraphLink, SubgraphAnswer } from '../gateway/subgraph-link.ts';
import type { Supergraph } from '../gateway/supergraph.ts';
import type { SubscriptionPlan } from './plan-subscription.ts';

/** One running subscription, as far as completing its events needs it. */
export interface LiveOperation {
  readonly supergraph: Supergraph;
  readonly plan: SubscriptionPlan;
  readonly document: DocumentNode;
  readonly source: string;
  readonly operationName: string | undefined;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly links: ReadonlyMap<string, SubgraphLink>;
}

type RequestContext = Parameters<typeof executeQueryPlan>[2];

/**
 * Completes one event: it stands in for the answer of the plan's first fetch, and the gateway's
 * executor does the rest of the plan, with a fresh context so that nothing stale is read.
 */
export async function completeEvent(
  operation: LiveOperation,
  event: ExecutionResult,
  context: GatewayContext,
): Promise<ExecutionResult> {
  if (!event.data) return event;
  const { supergraph, plan, document, source, operationName, variables } = operation;
  const operationContext = buildOperationContext({
    schema: supergraph.apiSchema,
    operationDocument: document,
    ...(operationName === undefined ? {} : { operationName }),
  });
  // The executor reads these and no more of Apollo Server's request context.
  const request = {
    request: { query: source, operationName, variables },
    context: freshContext(context),
    metrics: {},
    logger: console,
    schema: supergraph.apiSchema,
    source,
    queryHash: '',
    document,
    operationName: operationName ?? null,
    operation: operationContext.operation,
  } as unknown as RequestContext;
  return executeQueryPlan(
    plan.perEvent,
    withFirstAnswer(operation, event),
    request,
    operationContext,
    supergraph.fullSchema,
    supergraph.api,
  );
}

/** The links, but the first fetch of the plan gets the event; later ones go to the subgraph. */
function withFirstAnswer(
  { links, plan }: LiveOperation,
  event: ExecutionResult,
): Record<string, GraphQLDataSource> {
  const { serviceName, operation } = plan.primary;
  const sources: Record<string, GraphQLDataSource> = Object.fromEntries(links);
  const owner = sources[serviceName];
  let served = false;
  sources[serviceName] = {
    process(options) {
      if (served || options.request.query !== operation) {
        if (!owner) throw new Error(`No subgraph ${serviceName}.`);
        return owner.process(options);
      }
      served = true;
      return Promise.resolve(event as SubgraphAnswer);
    },
  };
  return sources;
}
