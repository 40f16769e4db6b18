import { Kind, OperationTypeNode, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { BadRequest } from '../gateway/gateway-errors.ts';

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
