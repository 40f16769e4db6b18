import {
  Kind,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type ObjectTypeExtensionNode,
} from 'graphql';

/** Fields that federation itself adds to Query; they are never part of the API. */
const machinery = new Set(['_entities', '_service']);

/**
 * Root fields of one subgraph that say nobody who may use them.
 *
 * Every query, mutation and subscription carries `@requiresScopes`, `@authenticated` or
 * `@tag(name: "public")`, so that forgetting a guard fails composition instead of opening a door.
 * @returns coordinates such as `Mutation.startWorkOrder`
 */
export function unguardedRoots(typeDefs: DocumentNode): string[] {
  const roots = rootNames(typeDefs);
  return typeDefs.definitions
    .filter(isObject)
    .filter((type) => roots.has(type.name.value))
    .flatMap((type) =>
      (type.fields ?? [])
        .filter((field) => !machinery.has(field.name.value) && !guarded(type, field))
        .map((field) => `${type.name.value}.${field.name.value}`),
    );
}

function guarded(
  type: ObjectTypeDefinitionNode | ObjectTypeExtensionNode,
  field: FieldDefinitionNode,
): boolean {
  const directives = [...(type.directives ?? []), ...(field.directives ?? [])];
  return directives.some(
    (directive) =>
      is(directive, 'requiresScopes') ||
      is(directive, 'authenticated') ||
      (is(directive, 'tag') && tagName(directive) === 'public'),
  );
}

/** `@tag` imported, or `@federation__tag` by its full name. */
function is(directive: ConstDirectiveNode, name: string): boolean {
  return directive.name.value === name || directive.name.value === `federation__${name}`;
}

function tagName(directive: ConstDirectiveNode): string | undefined {
  const value = directive.arguments?.find((argument) => argument.name.value === 'name')?.value;
  return value?.kind === Kind.STRING ? value.value : undefined;
}

function rootNames(typeDefs: DocumentNode): Set<string> {
  const names = new Set(['Query', 'Mutation', 'Subscription']);
  for (const definition of typeDefs.definitions) {
    if (definition.kind !== Kind.SCHEMA_DEFINITION && definition.kind !== Kind.SCHEMA_EXTENSION)
      continue;
    for (const operation of definition.operationTypes ?? []) names.add(operation.type.name.value);
  }
  return names;
}

function isObject(
  node: DocumentNode['definitions'][number],
): node is ObjectTypeDefinitionNode | ObjectTypeExtensionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.OBJECT_TYPE_EXTENSION;
}
