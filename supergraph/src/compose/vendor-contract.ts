import {
  Kind,
  parse,
  print,
  visit,
  type ConstDirectiveNode,
  type DefinitionNode,
  type FieldDefinitionNode,
  type InputObjectTypeDefinitionNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type TypeNode,
} from 'graphql';
import { CompositionFailed } from './read-rover.ts';

type FieldOwner = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode;

const roots = ['Query', 'Mutation', 'Subscription'];
const inaccessibleLink = '@link(url: "https://specs.apollo.dev/inaccessible/v0.2", for: SECURITY)';
const inaccessibleDirective =
  'directive @inaccessible on FIELD_DEFINITION | OBJECT | INTERFACE | UNION | ' +
  'ARGUMENT_DEFINITION | SCALAR | ENUM | ENUM_VALUE | INPUT_OBJECT | INPUT_FIELD_DEFINITION';

/**
 * A contract of a supergraph: what carries the tag and can be reached from a root field that does;
 * all else becomes `@inaccessible`, which planner and API schema understand. A field counts when it
 * or its type is tagged; an input of which some fields are tagged consists of those, another of
 * all; arguments, enums and scalars go with what they belong to.
 * @param sdl of a supergraph
 * @throws CompositionFailed where a field of the contract leads to a type without one
 */
export function contractSupergraph(sdl: string, tag: string): string {
  const document = parse(sdl, { noLocation: true });
  const kept = reach(document.definitions, tag);
  const inaccessible = directive('inaccessible');
  const hide = <N extends { readonly directives?: readonly ConstDirectiveNode[] | undefined }>(
    node: N,
  ): N =>
    named(node.directives, 'inaccessible')
      ? node
      : { ...node, directives: [...(node.directives ?? []), inaccessible] };
  const mark = <N extends DefinitionNode>(node: N): N => {
    if (!('name' in node) || !node.name || node.name.value.includes('__')) return node;
    if (!kept.types.has(node.name.value)) return hide(node as never);
    if (!('fields' in node)) return node;
    const fields = (node.fields ?? []).map((field) =>
      kept.fields.has(`${node.name!.value}.${field.name.value}`) ? field : hide(field as never),
    );
    return { ...node, fields } as N;
  };
  const typed = {
    ...{ ObjectTypeDefinition: mark, InterfaceTypeDefinition: mark, UnionTypeDefinition: mark },
    ...{ InputObjectTypeDefinition: mark, EnumTypeDefinition: mark, ScalarTypeDefinition: mark },
  };
  return withInaccessible(print(visit(document, typed)));
}

/** Makes the directive known where the supergraph did not need it. */
function withInaccessible(sdl: string): string {
  if (/^directive @inaccessible\b/m.test(sdl)) return sdl;
  const linked = sdl.replace(/^schema /m, `schema ${inaccessibleLink} `);
  return `${linked}\n\n${inaccessibleDirective}\n`;
}

interface Reached {
  readonly types: ReadonlySet<string>;
  /** `Type.field`, of objects, interfaces and inputs. */
  readonly fields: ReadonlySet<string>;
}

function reach(definitions: readonly DefinitionNode[], tag: string): Reached {
  const byName = new Map(
    definitions.flatMap((node) =>
      'name' in node && node.name && node.kind !== Kind.DIRECTIVE_DEFINITION
        ? [[node.name.value, node] as const]
        : [],
    ),
  );
  const isTagged = (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) =>
    tagged(node.directives, tag);
  const types = new Set<string>();
  const fields = new Set<string>();
  const faults: string[] = [];
  const waiting: (readonly [type: string, from: string])[] = roots.map((root) => [root, 'root']);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [name, from] = next;
    const node = byName.get(name);
    if (types.has(name) || !node) continue;
    const open = 'fields' in node ? openFields(node as FieldOwner, isTagged) : [];
    if ('fields' in node && open.length === 0) {
      if (!roots.includes(name))
        faults.push(`${from} is tagged "${tag}", but no field of ${name} is`);
      continue;
    }
    types.add(name);
    for (const field of open) {
      const coordinate = `${name}.${field.name.value}`;
      fields.add(coordinate);
      waiting.push([namedType(field.type), coordinate]);
      for (const argument of (field as FieldDefinitionNode).arguments ?? [])
        waiting.push([namedType(argument.type), `${coordinate}(${argument.name.value}:)`]);
    }
    if (node.kind === Kind.UNION_TYPE_DEFINITION)
      for (const member of node.types ?? []) waiting.push([member.name.value, name]);
    if (node.kind === Kind.INTERFACE_TYPE_DEFINITION)
      for (const other of definitions)
        if (other.kind === Kind.OBJECT_TYPE_DEFINITION && implementsOf(other).includes(name))
          if (openFields(other, isTagged).length > 0) waiting.push([other.name.value, name]);
  }
  if (faults.length > 0) throw new CompositionFailed(faults);
  return { types, fields };
}

/** The fields of a type that are in the contract. */
function openFields(
  node: FieldOwner | InputObjectTypeDefinitionNode,
  isTagged: (node: { readonly directives?: readonly ConstDirectiveNode[] | undefined }) => boolean,
): readonly Pick<FieldDefinitionNode, 'name' | 'type'>[] {
  const all = node.fields ?? [];
  // A root belongs to many: the tag on it would open everything that others add.
  const whole = isTagged(node) && !roots.includes(node.name.value);
  const some = all.filter((field) => isTagged(field));
  if (node.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION) return some.length > 0 ? some : all;
  return whole ? all : some;
}

const implementsOf = (node: ObjectTypeDefinitionNode): string[] =>
  (node.interfaces ?? []).map(({ name }) => name.value);

function namedType(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedType(type.type);
}

const named = (directives: readonly ConstDirectiveNode[] | undefined, name: string): boolean =>
  directives?.some((one) => one.name.value === name) ?? false;

function tagged(directives: readonly ConstDirectiveNode[] | undefined, tag: string): boolean {
  return (directives ?? []).some(
    ({ name, arguments: given = [] }) =>
      name.value === 'tag' &&
      given.some(({ value }) => value.kind === Kind.STRING && value.value === tag),
  );
}

const directive = (name: string): ConstDirectiveNode => ({
  kind: Kind.DIRECTIVE,
  name: { kind: Kind.NAME, value: name },
});
