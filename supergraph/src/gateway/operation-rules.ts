import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';
import type { ScopeRule, ScopeRules } from './scope-rules.ts';

/**
 * Every rule that an operation touches, whatever its aliases, fragments and interfaces.
 *
 * A field selected on an interface counts for every type that implements it: which of them a row
 * is, is known only after it was read. Fragments that the operation does not spread count for nothing.
 */
export function rulesTouched(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { byCoordinate }: ScopeRules,
): ScopeRule[] {
  const touched = new Map<string, ScopeRule>();
  const touch = (coordinate: string) => {
    const rule = byCoordinate.get(coordinate);
    if (rule) touched.set(coordinate, rule);
  };
  const typeInfo = new TypeInfo(schema);
  for (const definition of [operation, ...fragmentsUsed(document, operation)])
    visit(
      definition,
      visitWithTypeInfo(typeInfo, {
        Field(field) {
          const parent = typeInfo.getParentType();
          const type = typeInfo.getType();
          if (type) touch(getNamedType(type).name);
          if (!parent) return;
          const owners = isAbstractType(parent)
            ? [parent, ...schema.getPossibleTypes(parent)]
            : [parent];
          for (const owner of owners) {
            if (field.name.value !== '__typename') touch(owner.name);
            touch(`${owner.name}.${field.name.value}`);
          }
        },
        InlineFragment() {
          const type = typeInfo.getType();
          if (isCompositeType(type)) touch(type.name);
        },
        FragmentDefinition() {
          const type = typeInfo.getType();
          if (isCompositeType(type)) touch(type.name);
        },
      }),
    );
  return [...touched.values()];
}

function fragmentsUsed(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): FragmentDefinitionNode[] {
  const byName = new Map(
    document.definitions.flatMap((node) =>
      node.kind === 'FragmentDefinition' ? [[node.name.value, node] as const] : [],
    ),
  );
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (node: OperationDefinitionNode | FragmentDefinitionNode) =>
    visit(node, {
      FragmentSpread(spread) {
        const fragment = byName.get(spread.name.value);
        if (!fragment || used.has(spread.name.value)) return;
        used.set(spread.name.value, fragment);
        follow(fragment);
      },
    });
  follow(operation);
  return [...used.values()];
}
