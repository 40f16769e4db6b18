import {
  Kind,
  parse,
  type ConstDirectiveNode,
  type ConstValueNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
} from 'graphql';

/** What a caller needs for one coordinate: to be signed in, and one of `anyOf`, each a set of permissions. */
export interface ScopeRule {
  /** `Query.alarms` for a field, `Alarm` for a whole type. */
  readonly coordinate: string;
  /** Alternatives; empty means that being signed in is enough. */
  readonly anyOf: readonly (readonly string[])[];
  /** The field answers null and a coded error by itself: an operation that asks for it may run. */
  readonly masked?: true;
}

/** The rules of a supergraph by coordinate. */
export interface ScopeRules {
  readonly byCoordinate: ReadonlyMap<string, ScopeRule>;
}

/** Reads `@requiresScopes` and `@authenticated` from a supergraph's SDL. */
export function readScopeRules(supergraphSdl: string): ScopeRules {
  const byCoordinate = new Map<string, ScopeRule>();
  const add = (coordinate: string, directives: readonly ConstDirectiveNode[] | undefined) => {
    const rule = ruleOf(coordinate, directives ?? []);
    if (rule) byCoordinate.set(coordinate, rule);
  };
  for (const definition of parse(supergraphSdl).definitions) {
    if (
      definition.kind === Kind.SCALAR_TYPE_DEFINITION ||
      definition.kind === Kind.ENUM_TYPE_DEFINITION
    )
      add(definition.name.value, definition.directives);
    if (!isComposite(definition)) continue;
    add(definition.name.value, definition.directives);
    for (const field of definition.fields ?? [])
      add(`${definition.name.value}.${field.name.value}`, field.directives);
  }
  return { byCoordinate };
}

function ruleOf(coordinate: string, directives: readonly ConstDirectiveNode[]): ScopeRule | null {
  const scopes = directives.find((directive) => directive.name.value === 'requiresScopes');
  const signedIn = directives.some((directive) => directive.name.value === 'authenticated');
  if (!scopes && !signedIn) return null;
  const value = scopes?.arguments?.find((argument) => argument.name.value === 'scopes')?.value;
  const masked = directives.some(
    (directive) => directive.name.value === 'tag' && isMask(directive),
  );
  return {
    coordinate,
    anyOf: value ? alternatives(value) : [],
    ...(masked ? { masked: true as const } : {}),
  };
}

const isMask = ({ arguments: given = [] }: ConstDirectiveNode): boolean =>
  given.some(({ value }) => value.kind === Kind.STRING && value.value === 'masked');

function alternatives(value: ConstValueNode): string[][] {
  return list(value).map((all) =>
    list(all).flatMap((scope) => (scope.kind === Kind.STRING ? [scope.value] : [])),
  );
}

/** GraphQL coerces a single value to a list of one. */
function list(value: ConstValueNode): readonly ConstValueNode[] {
  return value.kind === Kind.LIST ? value.values : [value];
}

function isComposite(node: {
  readonly kind: string;
}): node is ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode {
  return node.kind === Kind.OBJECT_TYPE_DEFINITION || node.kind === Kind.INTERFACE_TYPE_DEFINITION;
}
