import 'reflect-metadata';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import {
  concatAST,
  isInputObjectType,
  isNonNullType,
  isObjectType,
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type GraphQLField,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type ObjectTypeDefinitionNode,
} from 'graphql';
import { buildSchemaSync, createResolversMap, type NonEmptyArray } from 'type-graphql';
import { schemaBuilding } from './filters.ts';
import type { MaskGuard } from './mask.ts';
import { guardExtension, type Guard } from './permission.ts';
import { guardResolver, guardSubscriber, type FieldRule } from './guard-field.ts';
import { DateTime } from './scalars.ts';
import { inVendorContract } from './vendor.ts';

const link = parse(`extend schema @link(url: "https://specs.apollo.dev/federation/v2.9",
  import: ["@key", "@shareable", "@tag", "@requiresScopes", "@authenticated", "@inaccessible",
    "@external", "@requires", "@provides", "@override"])`);

/** Resolves a reference to an object of one type; see `reference.ts`. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- contexts and keys differ by type
export type References = Readonly<Record<string, (reference: any, ctx: any) => unknown>>;

export interface FederateOptions {
  readonly name: string;
  readonly resolvers: readonly (abstract new (...args: never[]) => unknown)[];
  readonly references?: References;
  /** Types that no field leads to: extended stubs whose fields come from field resolvers only. */
  readonly types?: readonly (abstract new (...args: never[]) => unknown)[];
}

export interface FederatedSchema {
  /** Executable, with `_service` and `_entities`, every field guarded. */
  readonly schema: GraphQLSchema;
  /** What is composed. */
  readonly sdl: string;
}

/**
 * Makes a Federation 2.9 subgraph of type-graphql resolvers. Only what these resolvers reach is in
 * it, however many subgraphs share the process. Guards are put round every resolver, and the
 * directives that tell the gateway of them into the SDL.
 * @throws Error for a root field that declares neither permission, `@SignedIn` nor `@Public`
 */
export function federate(options: FederateOptions): FederatedSchema {
  const plain = buildPlain(options);
  checkNames(options.name, plain);
  const guards = guardFields(options.name, plain);
  const typeDefs = concatAST([
    link,
    addDirectives(parse(printSchemaWithDirectives(plain)), guards),
  ]);
  const resolvers = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const [type, resolve] of Object.entries(options.references ?? {})) {
    if (!plain.getType(type)) {
      throw new Error(
        `${options.name}: there is a reference resolver for ${type}, but no such type`,
      );
    }
    resolvers[type] = { ...resolvers[type], __resolveReference: reference(resolve) };
  }
  return {
    schema: buildSubgraphSchema({ typeDefs, resolvers: resolvers as never }),
    sdl: `${print(sorted(typeDefs))}\n`,
  };
}

function buildPlain({ resolvers, types }: FederateOptions): GraphQLSchema {
  schemaBuilding.now = true;
  try {
    return buildSchemaSync({
      resolvers: [...resolvers] as unknown as NonEmptyArray<() => unknown>,
      orphanedTypes: [...(types ?? [])] as never,
      validate: false,
      skipCheck: true,
      scalarsMap: [{ type: Date, scalar: DateTime }],
      pubSub: noTopics,
    });
  } finally {
    schemaBuilding.now = false;
  }
}

function reference(resolve: References[string]) {
  const guarded = guardResolver((key, _args, ctx) => resolve(key, ctx));
  // Apollo calls it without arguments of a field: an error must find its context all the same.
  return (key: unknown, ctx: unknown, info: GraphQLResolveInfo): unknown =>
    guarded(key, {}, ctx, info);
}

/** Our subscriptions bring their own source; type-graphql asks for this all the same. */
const noTopics = {
  publish(): void {},
  subscribe(): never {
    throw new Error('give @Subscription a `subscribe` function');
  },
};

type Guards = ReadonlyMap<string, Guard>;

/** Puts the guards round the resolvers; answers them by `Type.field`. */
function guardFields(name: string, schema: GraphQLSchema): Guards {
  const guards = new Map<string, Guard>();
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      const coordinate = `${type.name}.${field.name}`;
      const guard = field.extensions[guardExtension] as Guard | undefined;
      if (guard) guards.set(coordinate, guard);
      else if (roots.includes(type)) {
        const choices = '@Allow(permission), @SignedIn() or @Public()';
        throw new Error(`${name}: ${coordinate} declares no ${choices}`);
      }
      if (guard?.kind === 'masked') checkMask(name, schema, coordinate, field, guard);
      const open = guard?.kind === 'public' || inVendorContract(type, field);
      const rule = { guard, ...(open ? {} : { staffOnly: coordinate }) };
      guardField(field, rule, type === schema.getSubscriptionType());
    }
  }
  return guards;
}

function guardField(
  field: GraphQLField<unknown, unknown>,
  rule: FieldRule,
  isSubscription: boolean,
): void {
  if (field.resolve) field.resolve = guardResolver(field.resolve, rule);
  if (isSubscription && field.subscribe) field.subscribe = guardSubscriber(field.subscribe, rule);
}

/** A mask hides nothing where its field is not nullable, is asked about, or cannot be revealed. */
function checkMask(
  name: string,
  schema: GraphQLSchema,
  coordinate: string,
  field: GraphQLField<unknown, unknown>,
  { by, reveal }: MaskGuard,
): void {
  const refuse = (problem: string): never => {
    throw new Error(`${name}: ${coordinate} is masked, ${problem}`);
  };
  if (isNonNullType(field.type)) refuse('so it must be nullable');
  const [type] = coordinate.split('.');
  const revealing = schema.getMutationType()?.getFields()[by];
  const guard = revealing?.extensions[guardExtension] as Guard | undefined;
  if (guard?.kind !== 'allow' || !guard.anyOf.includes(reveal))
    refuse(`but no mutation ${by} with @Allow('${reveal}') reveals it`);
  const filter = schema.getType(`${type}Filter`);
  if (isInputObjectType(filter) && filter.getFields()[field.name])
    refuse(`so ${filter.name} may not ask about it`);
}

function checkNames(name: string, schema: GraphQLSchema): void {
  if (schema.getType('DateTimeISO')) {
    throw new Error(`${name}: use Date or the kit's DateTime, not GraphQLISODateTime`);
  }
}

function addDirectives(document: DocumentNode, guards: Guards): DocumentNode {
  return visit(document, {
    ObjectTypeDefinition: (node: ObjectTypeDefinitionNode) => ({
      ...node,
      fields: node.fields?.map((field): FieldDefinitionNode => {
        const guard = guards.get(`${node.name.value}.${field.name.value}`);
        if (!guard) return field;
        return { ...field, directives: [...(field.directives ?? []), ...directivesOf(guard)] };
      }),
    }),
  }) as DocumentNode;
}

function directivesOf(guard: Guard): readonly ConstDirectiveNode[] {
  const scopes = (...anyOf: string[]) =>
    `@requiresScopes(scopes: ${JSON.stringify(anyOf.map((one) => [one]))})`;
  const text = {
    public: () => '@tag(name: "public")',
    'signed-in': () => '@authenticated',
    allow: () => scopes(...(guard as { anyOf: readonly string[] }).anyOf),
    // The gateway lets an operation pass that asks for it: the field answers null and MASKED.
    masked: () => `${scopes((guard as MaskGuard).reveal)} @tag(name: "masked")`,
  }[guard.kind]();
  const [type] = parse(`type T ${text}`).definitions;
  return (type as ObjectTypeDefinitionNode).directives ?? [];
}

/** Types in alphabetical order, roots first: the file changes only where the graph does. */
function sorted(document: DocumentNode): DocumentNode {
  const rank = (name: string): string => {
    const root = ['Query', 'Mutation', 'Subscription'].indexOf(name);
    return root < 0 ? `1${name}` : `0${root}`;
  };
  const nameOf = (definition: DocumentNode['definitions'][number]): string =>
    'name' in definition && definition.name ? rank(definition.name.value) : '';
  const definitions = document.definitions.filter(({ kind }) => kind !== Kind.SCHEMA_DEFINITION);
  return {
    ...document,
    definitions: definitions.sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1)),
  };
}
