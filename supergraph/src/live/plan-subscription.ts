import { operationFromDocument } from '@apollo/federation-internals';
import type { QueryPlan, SubscriptionNode } from '@apollo/query-planner';
import { Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { BadRequest } from '../gateway/gateway-errors.ts';
import type { Supergraph } from '../gateway/supergraph.ts';

/** How one subscription runs: who emits its events, and what completes each of them. */
export interface SubscriptionPlan {
  readonly primary: SubscriptionNode['primary'];
  /** The primary fetch, then the rest, as a plan for the gateway's executor. */
  readonly perEvent: QueryPlan;
}

/**
 * Refuses `@include` and `@skip` on the root field of a subscription: the planner has no plan for
 * one that may have no field at all, and graphql-js's validation fails on a variable there.
 * @throws BadRequest
 */
export function refuseConditionalRoot(document: DocumentNode): void {
  for (const node of document.definitions)
    if (
      node.kind === Kind.OPERATION_DEFINITION &&
      node.operation === OperationTypeNode.SUBSCRIPTION &&
      rootIsConditional(document, node)
    )
      throw new BadRequest(
        'SUBSCRIPTION_ROOT_CONDITIONAL',
        '@include and @skip may not stand on the root field of a subscription',
      );
}

/** Plans a validated subscription with the supergraph's planner. */
export function planSubscription(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): SubscriptionPlan {
  const name = operation.name?.value;
  const parsed = operationFromDocument(
    supergraph.api,
    document,
    name === undefined ? {} : { operationName: name },
  );
  const { node } = supergraph.planner.buildQueryPlan(parsed);
  if (node?.kind !== 'Subscription') throw new Error(`The planner answered ${node?.kind}.`);
  const { primary, rest } = node;
  return {
    primary,
    perEvent: {
      kind: 'QueryPlan',
      node: rest ? { kind: 'Sequence', nodes: [primary, rest] } : primary,
    },
  };
}

/** Looks through the fragments at root level, where the condition may hide. */
function rootIsConditional(document: DocumentNode, operation: OperationDefinitionNode): boolean {
  const pending = [operation.selectionSet];
  const seen = new Set<string>();
  for (const { selections } of pending)
    for (const selection of selections) {
      const conditional = selection.directives?.some(({ name }) =>
        ['include', 'skip'].includes(name.value),
      );
      if (conditional) return true;
      if (selection.kind === Kind.INLINE_FRAGMENT) pending.push(selection.selectionSet);
      if (selection.kind !== Kind.FRAGMENT_SPREAD || seen.has(selection.name.value)) continue;
      seen.add(selection.name.value);
      for (const node of document.definitions)
        if (node.kind === Kind.FRAGMENT_DEFINITION && node.name.value === selection.name.value)
          pending.push(node.selectionSet);
    }
  return false;
}
