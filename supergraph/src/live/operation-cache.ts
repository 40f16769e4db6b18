import {
  getOperationAST,
  NoSchemaIntrospectionCustomRule,
  specifiedRules,
  validate,
  GraphQLError,
  type DocumentNode,
  type OperationDefinitionNode,
} from 'graphql';
import { rulesTouched } from '../gateway/operation-rules.ts';
import type { ScopeRule } from '../gateway/scope-rules.ts';
import type { Supergraph } from '../gateway/supergraph.ts';
import { costOf, fragmentsOf } from '../limits/cost.ts';
import { parseWithin } from '../limits/document-limits.ts';
import type { OperationLimits } from '../limits/operation-limits.ts';
import { compileOperation, type CompiledOperation } from '../execute/compiled-operation.ts';
import { refuseConditionalRoot } from './conditional-root.ts';

/** An operation that may run: parsed, validated, and with the rules it touches. */
export interface PreparedOperation {
  readonly source: string;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  readonly rules: readonly ScopeRule[];
  /** @throws OperationTooLarge when these variables ask for too many objects */
  readonly assertCost: (variables: Readonly<Record<string, unknown>>) => void;
  /** Made when it is first asked for. */
  readonly compiled: () => CompiledOperation;
}

/** Screens open the same few operations again and again. */
const cached = 1_000;

/** Prepares each distinct operation once per supergraph. */
export class OperationCache {
  readonly #supergraph: Supergraph;
  readonly #introspection: boolean;
  readonly #limits: OperationLimits;
  readonly #known = new Map<string, PreparedOperation>();

  constructor(
    supergraph: Supergraph,
    { introspection, limits }: { introspection: boolean; limits: OperationLimits },
  ) {
    this.#limits = limits;
    this.#supergraph = supergraph;
    this.#introspection = introspection;
  }

  /**
   * @returns errors of parsing or validation otherwise
   * @throws OperationTooLarge; BadRequest for a subscription that cannot be planned
   */
  prepare(
    query: string,
    operationName: string | null,
  ): PreparedOperation | readonly GraphQLError[] {
    const key = `${operationName ?? ''}\n${query}`;
    const known = this.#known.get(key);
    if (known) return known;
    const prepared = this.#make(query, operationName);
    if ('document' in prepared) {
      if (this.#known.size >= cached) this.#known.clear();
      this.#known.set(key, prepared);
    }
    return prepared;
  }

  #make(query: string, operationName: string | null): PreparedOperation | readonly GraphQLError[] {
    const supergraph = this.#supergraph;
    const { apiSchema } = supergraph;
    let document: DocumentNode;
    try {
      document = parseWithin(query, this.#limits);
    } catch (error) {
      if (error instanceof GraphQLError) return [withCode(error, 'GRAPHQL_PARSE_FAILED')];
      throw error;
    }
    refuseConditionalRoot(document);
    const rules = this.#introspection
      ? specifiedRules
      : [...specifiedRules, NoSchemaIntrospectionCustomRule];
    const errors = validate(apiSchema, document, rules);
    if (errors.length) return errors.map((error) => withCode(error, 'GRAPHQL_VALIDATION_FAILED'));
    const operation = getOperationAST(document, operationName);
    if (!operation)
      return [withCode(new GraphQLError('Unknown operation.'), 'OPERATION_RESOLUTION_FAILURE')];
    let compiled: CompiledOperation | undefined;
    const cost = costOf(apiSchema, operation, fragmentsOf(document));
    return {
      source: query,
      document,
      operation,
      rules: rulesTouched(apiSchema, document, operation, supergraph.rules),
      assertCost: (variables) => cost(variables, this.#limits),
      compiled: () => (compiled ??= compileOperation(supergraph, document, operation)),
    };
  }
}

/** Apollo Server gives these codes over HTTP; a client need not know the transport. */
function withCode(error: GraphQLError, code: string): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { ...error.extensions, code },
  });
}
