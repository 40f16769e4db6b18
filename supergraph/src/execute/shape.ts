import {
  isAbstractType,
  isCompositeType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  getNamedType,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';
import { stands } from './conditions.ts';

/** A field of the answer. */
export interface FieldShape {
  readonly responseName: string;
  readonly type: GraphQLOutputType;
  /** `Type.name` as messages call it: the type is the one it was selected on. */
  readonly selectedOn: string;
  /** `__typename`, answered from the object itself. */
  readonly isTypename: boolean;
  /** What is selected of it; null for leaves. */
  readonly selection: Selection | null;
}

/** What an operation selects at one place, for whatever type an object there turns out to have. */
export class Selection {
  readonly #shapes: ShapeOf;
  readonly #sets: readonly SelectedSet[];
  readonly #byType = new Map<string, readonly FieldShape[]>();

  constructor(
    readonly declared: GraphQLCompositeType,
    sets: readonly SelectedSet[],
    shapes: ShapeOf,
  ) {
    this.#sets = sets;
    this.#shapes = shapes;
  }

  /** Null when the name is no type that could stand here. */
  fieldsFor(typename: string | undefined): readonly FieldShape[] | null {
    const name = typename ?? this.declared.name;
    const known = this.#byType.get(name);
    if (known) return known;
    const type = name === this.declared.name ? this.declared : this.#shapes.schema.getType(name);
    if (!isCompositeType(type)) return null;
    const fields = this.#shapes.collect(type, this.#sets);
    this.#byType.set(name, fields);
    return fields;
  }
}

/** A selection set, and the type that messages name as its owner. */
interface SelectedSet {
  readonly set: SelectionSetNode;
  /** Null: the type the object has. */
  readonly owner: string | null;
}

export interface ShapeFacts {
  readonly schema: GraphQLSchema;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  /** Of the variables that decide what is selected. */
  readonly values: Readonly<Record<string, unknown>>;
}

/** What an operation answers with these values of its conditions. */
export function shapeOf(
  facts: ShapeFacts,
  root: GraphQLCompositeType,
  set: SelectionSetNode,
): Selection {
  return new Selection(root, [{ set, owner: null }], new ShapeOf(facts));
}

class ShapeOf {
  readonly schema: GraphQLSchema;
  readonly #facts: ShapeFacts;

  constructor(facts: ShapeFacts) {
    this.schema = facts.schema;
    this.#facts = facts;
  }

  collect(type: GraphQLCompositeType, sets: readonly SelectedSet[]): readonly FieldShape[] {
    const collected = new Map<string, { name: string; owner: string; sets: SelectedSet[] }>();
    const visit = ({ set, owner }: SelectedSet): void => {
      for (const selection of set.selections) {
        if (!stands(selection, this.#facts.values)) continue;
        if (selection.kind === Kind.FIELD) {
          const key = selection.alias?.value ?? selection.name.value;
          const field = collected.get(key) ?? {
            name: selection.name.value,
            owner: owner ?? type.name,
            sets: [],
          };
          collected.set(key, field);
          if (selection.selectionSet) field.sets.push({ set: selection.selectionSet, owner: null });
          continue;
        }
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT
            ? selection
            : this.#facts.fragments.get(selection.name.value)!;
        const condition = fragment.typeCondition?.name.value;
        if (!condition || this.#fits(type, condition))
          visit({ set: fragment.selectionSet, owner: condition ?? owner });
      }
    };
    sets.forEach(visit);
    return [...collected].map(([responseName, { name, owner, sets: inner }]) => {
      const { type: fieldType } = this.#definition(type, owner, name);
      const named = getNamedType(fieldType);
      return {
        responseName,
        type: fieldType,
        selectedOn: owner,
        isTypename: name === TypeNameMetaFieldDef.name,
        selection: isCompositeType(named) ? new Selection(named, inner, this) : null,
      };
    });
  }

  #fits(type: GraphQLCompositeType, condition: string): boolean {
    if (type.name === condition) return true;
    const wanted = this.schema.getType(condition);
    if (!isAbstractType(wanted)) return false;
    return 'getFields' in type && this.schema.isSubType(wanted, type);
  }

  /** An object may be of a type that the caller cannot see to have the field; its owner has it. */
  #definition(type: GraphQLCompositeType, owner: string, name: string) {
    if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef;
    if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
    if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
    const candidates = [type, this.schema.getType(owner)];
    for (const candidate of candidates)
      if (isCompositeType(candidate) && 'getFields' in candidate) {
        const definition = candidate.getFields()[name];
        if (definition) return definition;
      }
    throw new Error(`No field ${owner}.${name}.`);
  }
}

/** Name to answer for `__typename`; null when it is no object's. */
export function typenameOf(schema: GraphQLSchema, said: unknown, parent: string): string | null {
  const named = typeof said === 'string' ? schema.getType(said) : undefined;
  const type = named ?? schema.getType(parent);
  return isObjectType(type) ? type.name : null;
}
