import {
  buildSchema,
  defaultFieldResolver,
  GraphQLError,
  graphql,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  parse,
  subscribe,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLOutputType,
  type GraphQLSchema,
} from 'graphql';

export type FakeResolvers = Readonly<
  Record<string, Readonly<Record<string, (args: Record<string, unknown>) => unknown>>>
>;

/**
 * A graph for tests and for drawing screens without a back end: executes the real schema with the
 * given root resolvers and makes up, always alike, what they leave out. Never part of the product.
 */
export class FakeGraph {
  readonly #schema: GraphQLSchema;
  readonly #resolvers: FakeResolvers;

  constructor(sdl: string, resolvers: FakeResolvers = {}) {
    this.#schema = buildSchema(sdl, { assumeValidSDL: true });
    this.#resolvers = resolvers;
  }

  execute(source: string, variables: Record<string, unknown> = {}): Promise<ExecutionResult> {
    return graphql({
      schema: this.#schema,
      source,
      variableValues: variables,
      fieldResolver: this.#resolve,
    });
  }

  /** The stream of a subscription; its root resolver answers an async iterable of changes. */
  async stream(
    source: string,
    variables: Record<string, unknown> = {},
  ): Promise<AsyncIterable<ExecutionResult>> {
    const result = await subscribe({
      schema: this.#schema,
      document: parse(source),
      variableValues: variables,
      fieldResolver: this.#resolve,
      subscribeFieldResolver: (_, args, __, info) => {
        const stream = this.#resolvers['Subscription']?.[info.fieldName]?.(args);
        return wrap(stream as AsyncIterable<unknown> | undefined, info.fieldName);
      },
    });
    if (Symbol.asyncIterator in result) return result;
    throw result.errors?.[0] ?? new GraphQLError('No stream');
  }

  readonly #resolve: GraphQLFieldResolver<unknown, unknown> = (source, args, context, info) => {
    const type = info.parentType.name;
    const own = this.#resolvers[type]?.[info.fieldName];
    if (own && type !== 'Subscription') return own(args);
    const value: unknown = defaultFieldResolver(source, args, context, info);
    return value === undefined ? made(info.returnType, info.fieldName) : value;
  };
}

async function* wrap(stream: AsyncIterable<unknown> | undefined, field: string) {
  if (!stream) return;
  for await (const value of stream) yield { [field]: value };
}

function made(type: GraphQLOutputType, field: string): unknown {
  if (!isNonNullType(type)) return null;
  const of = type.ofType;
  if (isListType(of)) return [];
  if (isEnumType(of)) return of.getValues()[0]?.value;
  if (isObjectType(of) || isInterfaceType(of)) return {};
  const name = of.toString();
  if (name === 'Int' || name === 'Float') return 0;
  if (name === 'Boolean') return false;
  if (name === 'DateTime') return '2026-11-22T18:21:13.000Z';
  return field;
}
