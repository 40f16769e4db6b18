import { Kind, parse, type DefinitionNode, type DocumentNode } from 'graphql';

/** What federation adds to a contract and no client sees. */
const hidden = /^(_Any|_Entity|_Service|link__|federation__|FieldSet)/;

type Extendable = DefinitionNode & {
  readonly name: { readonly value: string };
  readonly fields?: readonly { readonly name: { readonly value: string } }[];
  readonly values?: readonly { readonly name: { readonly value: string } }[];
};

/**
 * Lays the contracts of several subgraphs together by name: enough for types while no composed
 * graph is at hand. It checks nothing; composition does.
 */
export function mergeContracts(texts: readonly string[]): DocumentNode {
  const merged = new Map<string, DefinitionNode>();
  for (const definition of texts.flatMap((text) => parse(text).definitions)) {
    if (!('name' in definition) || !definition.name) continue;
    if (definition.kind === Kind.DIRECTIVE_DEFINITION) continue;
    const node = definition as Extendable;
    if (hidden.test(node.name.value)) continue;
    const name = node.name.value;
    const before = merged.get(name) as Extendable | undefined;
    merged.set(name, asDefinition(before ? join(before, node) : node));
  }
  return { kind: Kind.DOCUMENT, definitions: [...merged.values()] };
}

function join(a: Extendable, b: Extendable): Extendable {
  const union = <T extends { readonly name: { readonly value: string } }>(
    left: readonly T[] = [],
    right: readonly T[] = [],
  ) => [...left, ...right.filter((field) => !left.some((l) => l.name.value === field.name.value))];
  return {
    ...a,
    ...('fields' in a ? { fields: union(a.fields, b.fields) } : {}),
    ...('values' in a ? { values: union(a.values, b.values) } : {}),
  } as Extendable;
}

function asDefinition(node: Extendable): DefinitionNode {
  const fields = node.fields?.filter((field) => !field.name.value.startsWith('_'));
  return {
    ...node,
    kind: node.kind.replace('Extension', 'Definition'),
    directives: [],
    ...(fields ? { fields } : {}),
  } as unknown as DefinitionNode;
}
