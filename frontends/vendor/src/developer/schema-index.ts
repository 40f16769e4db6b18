import { Kind, parse, print } from 'graphql';
import type { DefinitionNode, FieldDefinitionNode, InputValueDefinitionNode } from 'graphql';

/** A field, an argument or an input field. */
export interface SchemaField {
  readonly name: string;
  /** As written: `[WorkOrder!]!`. */
  readonly type: string;
  /** The bare name in it, to jump to. */
  readonly typeName: string;
  readonly description: string;
  readonly deprecated: string | null;
  /** As written; null where there is none. */
  readonly standard: string | null;
  readonly arguments: readonly SchemaField[];
}

export interface SchemaValue {
  readonly name: string;
  readonly description: string;
  readonly deprecated: string | null;
}

/** One thing that a programmer looks up: an operation, or a type. */
export interface SchemaEntry {
  /** `Query.workOrders`, `WorkOrder`. */
  readonly id: string;
  readonly group: 'Query' | 'Mutation' | 'Subscription' | 'types';
  readonly name: string;
  readonly kind: 'operation' | 'object' | 'input' | 'enum' | 'scalar';
  readonly description: string;
  readonly deprecated: string | null;
  /** What an operation answers; null for types. */
  readonly answers: SchemaField | null;
  /** Arguments of an operation, fields of a type. */
  readonly fields: readonly SchemaField[];
  readonly values: readonly SchemaValue[];
}

const roots = ['Query', 'Mutation', 'Subscription'] as const;
type Root = (typeof roots)[number];
const isRoot = (name: string): name is Root => (roots as readonly string[]).includes(name);

/** What there is to look up in a schema: operations first, then types, each by name. */
export function indexOf(sdl: string): readonly SchemaEntry[] {
  const entries = parse(sdl, { noLocation: true }).definitions.flatMap(entriesOf);
  const place = ({ group }: SchemaEntry) => [...roots, 'types'].indexOf(group);
  return entries.sort((a, b) => place(a) - place(b) || (a.name < b.name ? -1 : 1));
}

function entriesOf(node: DefinitionNode): SchemaEntry[] {
  switch (node.kind) {
    case Kind.OBJECT_TYPE_DEFINITION: {
      const { fields = [] } = node;
      const name = node.name.value;
      return isRoot(name)
        ? fields.map((field) => operation(name, field))
        : [type(node, 'object', { fields: fields.map(fieldOf) })];
    }
    case Kind.INPUT_OBJECT_TYPE_DEFINITION:
      return [type(node, 'input', { fields: (node.fields ?? []).map(inputOf) })];
    case Kind.ENUM_TYPE_DEFINITION:
      return [type(node, 'enum', { values: (node.values ?? []).map(wordsOf) })];
    case Kind.SCALAR_TYPE_DEFINITION:
      return [type(node, 'scalar', {})];
    default:
      return [];
  }
}

interface Described {
  readonly name: { readonly value: string };
  readonly description?: { readonly value: string } | undefined;
  readonly directives?: FieldDefinitionNode['directives'];
}

const wordsOf = (node: Described): SchemaValue => ({
  name: node.name.value,
  description: node.description?.value ?? '',
  deprecated: deprecationOf(node),
});

function type(
  node: Described,
  kind: SchemaEntry['kind'],
  parts: Partial<Pick<SchemaEntry, 'fields' | 'values'>>,
): SchemaEntry {
  const words = wordsOf(node);
  const none = { answers: null, fields: [], values: [] };
  return { id: words.name, group: 'types', kind, ...words, ...none, ...parts };
}

function operation(group: Root, node: FieldDefinitionNode): SchemaEntry {
  const field = fieldOf(node);
  const { name, description, deprecated } = field;
  return {
    ...{ id: `${group}.${name}`, group, kind: 'operation', name, description, deprecated },
    ...{ answers: field, fields: field.arguments, values: [] },
  };
}

const fieldOf = (node: FieldDefinitionNode): SchemaField => ({
  ...typed(node),
  standard: null,
  arguments: (node.arguments ?? []).map(inputOf),
});

const inputOf = (node: InputValueDefinitionNode): SchemaField => ({
  ...typed(node),
  standard: node.defaultValue ? print(node.defaultValue) : null,
  arguments: [],
});

function typed(node: FieldDefinitionNode | InputValueDefinitionNode) {
  const text = print(node.type);
  return { ...wordsOf(node), type: text, typeName: text.replaceAll(/[[\]!]/g, '') };
}

function deprecationOf({ directives = [] }: Described): string | null {
  const found = directives.find(({ name }) => name.value === 'deprecated');
  const reason = found?.arguments?.find(({ name }) => name.value === 'reason')?.value;
  if (!found) return null;
  return reason?.kind === Kind.STRING ? reason.value : '';
}

/** The entries whose name, field or value has all of `search` in it, whatever the case. */
export function found(entries: readonly SchemaEntry[], search: string): readonly SchemaEntry[] {
  const wanted = search.trim().toLowerCase();
  if (wanted === '') return entries;
  const has = ({ name }: { readonly name: string }) => name.toLowerCase().includes(wanted);
  return entries.filter((entry) => has(entry) || entry.fields.some(has) || entry.values.some(has));
}
