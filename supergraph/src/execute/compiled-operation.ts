import { operationFromDocument } from '@apollo/federation-internals';
import type { FetchNode } from '@apollo/query-planner';
import {
  getVariableValues,
  GraphQLError,
  type DocumentNode,
  type ExecutionResult,
  type OperationDefinitionNode,
} from 'graphql';
import type { GatewayContext } from '../gateway/gateway-context.ts';
import type { SubgraphAnswer, SubgraphLink } from '../gateway/subgraph-link.ts';
import type { Supergraph } from '../gateway/supergraph.ts';
import { compileTakeAnswer } from './compile-fetch.ts';
import { compilePlan } from './compile-plan.ts';
import { Answers } from './answers.ts';
import type { ResultObject } from './result.ts';
import type { Run, Step } from './run.ts';

type Values = Readonly<Record<string, unknown>>;

/** What an execution needs besides the operation itself. */
export interface ExecutionFacts {
  readonly variables: Values;
  readonly links: ReadonlyMap<string, SubgraphLink>;
  readonly context: GatewayContext;
}

/** An answer as text: only when it was asked for so and nothing is irregular in it. */
export interface TextAnswer {
  readonly text: string;
}

export type ObjectAnswer = ExecutionResult<ResultObject, Record<string, unknown>>;

export type Answer = TextAnswer | ObjectAnswer;

/** An operation planned and compiled against one supergraph; runs any number of times. */
export interface CompiledOperation {
  execute(facts: ExecutionFacts): Promise<Answer>;
  /** Of a subscription: one event stands in for the answer of the plan's first fetch. */
  complete(event: ExecutionResult, facts: ExecutionFacts): Promise<ObjectAnswer>;
  /** Of a subscription: who emits its events. */
  readonly primary: FetchNode | null;
}

/**
 * Plans and compiles a validated operation.
 * @throws Error when the plan holds what this executor does not know
 */
export function compileOperation(
  supergraph: Supergraph,
  document: DocumentNode,
  operation: OperationDefinitionNode,
): CompiledOperation {
  const { api, apiSchema, fullSchema, planner } = supergraph;
  const name = operation.name?.value;
  const planned = operationFromDocument(
    api,
    document,
    name === undefined ? {} : { operationName: name },
  );
  const { node } = planner.buildQueryPlan(planned);
  const facts = { schema: fullSchema, variables: planned.variableDefinitions };
  const primary = node?.kind === 'Subscription' ? node.primary : null;
  const rest = node?.kind === 'Subscription' ? node.rest : node;
  const step: Step = rest ? compilePlan(rest, facts) : () => Promise.resolve();
  const takeEvent = primary && compileTakeAnswer(primary, fullSchema);
  const answers = new Answers(apiSchema, document, operation);
  const coerce = ({ variables }: ExecutionFacts) => {
    const result = getVariableValues(apiSchema, operation.variableDefinitions ?? [], variables);
    return { errors: result.errors?.map(badVariable), coerced: result.coerced ?? {} };
  };

  const begin = ({ variables, links, context }: ExecutionFacts): Run => ({
    data: Object.create(null) as ResultObject,
    errors: [],
    variables,
    links,
    context,
  });
  return {
    primary,
    async execute(execution) {
      const { errors, coerced } = coerce(execution);
      if (errors) return { errors };
      const run = begin(execution);
      await step(run);
      return answers.of(run, coerced, execution.context.asText === true);
    },
    async complete(event, execution) {
      if (!takeEvent) throw new Error('Only subscriptions have events.');
      const { errors, coerced } = coerce(execution);
      if (errors) return { errors };
      const run = begin(execution);
      takeEvent(run, event as SubgraphAnswer);
      await step(run);
      return answers.asObjects(run, coerced);
    },
  };
}

function badVariable(error: GraphQLError): GraphQLError {
  return new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  });
}
