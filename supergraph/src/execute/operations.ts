import {
  isIntrospectionType,
  getNamedType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { Supergraph } from '../gateway/supergraph.ts';
import {
  compileOperation,
  type Answer,
  type CompiledOperation,
  type ExecutionFacts,
} from './compiled-operation.ts';
import { executeStock } from './stock.ts';

/** Runs operations of one supergraph; each is planned and compiled when it first comes. */
export class Operations {
  readonly #supergraph: Supergraph;
  /** Apollo Server keeps parsed documents, so the same operation is the same object. */
  readonly #compiled = new WeakMap<OperationDefinitionNode, CompiledOperation | null>();

  constructor(supergraph: Supergraph) {
    this.#supergraph = supergraph;
  }

  /** A query or mutation that was validated. */
  async execute(
    document: DocumentNode,
    operation: OperationDefinitionNode,
    facts: ExecutionFacts,
  ): Promise<Answer> {
    const compiled = this.#of(document, operation);
    if (compiled) return compiled.execute(facts);
    return executeStock(this.#supergraph, document, operation.name?.value, facts);
  }

  /** Null for what stock must execute. */
  #of(document: DocumentNode, operation: OperationDefinitionNode): CompiledOperation | null {
    const known = this.#compiled.get(operation);
    if (known !== undefined) return known;
    const supergraph = this.#supergraph;
    const compiled = asksForSchema(supergraph.apiSchema, document)
      ? null
      : compileOperation(supergraph, document, operation);
    this.#compiled.set(operation, compiled);
    return compiled;
  }
}

/** Whether `__schema` or `__type` is asked for: graphql-js answers that from the schema itself. */
function asksForSchema(schema: GraphQLSchema, document: DocumentNode): boolean {
  let found = false;
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field() {
        const type = typeInfo.getType();
        if (type && isIntrospectionType(getNamedType(type))) found = true;
      },
    }),
  );
  return found;
}
