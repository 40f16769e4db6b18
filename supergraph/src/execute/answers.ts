import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import { complete } from './complete.ts';
import type { Answer, ObjectAnswer } from './compiled-operation.ts';
import { conditionVariables } from './conditions.ts';
import { compilePrint } from './print.ts';
import type { ResultObject } from './result.ts';
import type { Run } from './run.ts';
import { shapeOf, type Selection } from './shape.ts';

type Values = Readonly<Record<string, unknown>>;

interface Compiled {
  readonly selection: Selection;
  readonly print: (answered: ResultObject) => string | null;
}

/** Makes the answers of one operation: shape and printer for each set of conditions that came. */
export class Answers {
  readonly #schema: GraphQLSchema;
  readonly #operation: OperationDefinitionNode;
  readonly #fragments = new Map<string, FragmentDefinitionNode>();
  readonly #conditions: readonly string[];
  readonly #compiled = new Map<string, Compiled>();

  constructor(schema: GraphQLSchema, document: DocumentNode, operation: OperationDefinitionNode) {
    this.#schema = schema;
    this.#operation = operation;
    this.#conditions = conditionVariables(document);
    for (const definition of document.definitions)
      if (definition.kind === Kind.FRAGMENT_DEFINITION)
        this.#fragments.set(definition.name.value, definition);
  }

  /** As text if that is wanted and possible. */
  of(run: Run, coerced: Values, asText: boolean): Answer {
    if (asText && run.errors.length === 0) {
      const text = this.#for(coerced).print(run.data);
      if (text !== null) return { text };
    }
    return this.asObjects(run, coerced);
  }

  asObjects({ data: answered, errors }: Run, coerced: Values): ObjectAnswer {
    try {
      const { data, faults } = complete(this.#schema, this.#for(coerced).selection, answered);
      if (errors.length) return { errors, data };
      return faults.length ? { data, extensions: { valueCompletion: faults } } : { data };
    } catch (error) {
      const cause = error instanceof Error ? error : new Error(String(error));
      return { errors: [new GraphQLError(cause.message, { originalError: cause })] };
    }
  }

  #for(values: Values): Compiled {
    const key = this.#conditions.map((name) => (values[name] ? '1' : '0')).join('');
    let compiled = this.#compiled.get(key);
    if (!compiled) {
      const facts = { schema: this.#schema, fragments: this.#fragments, values };
      const root = this.#schema.getRootType(this.#operation.operation)!;
      const selection = shapeOf(facts, root, this.#operation.selectionSet);
      compiled = { selection, print: compilePrint(this.#schema, selection) };
      this.#compiled.set(key, compiled);
    }
    return compiled;
  }
}
