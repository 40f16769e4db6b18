import {
  type DocumentNode,
  getNamedType,
  isAbstractType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLOutputType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import type { OperationLimits } from './operation-limits.ts';
import { OperationTooLarge } from './operation-too-large.ts';

type Variables = Readonly<Record<string, unknown>>;

/** The fragments of a document by their names. */
export function fragmentsOf(document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  return fragments;
}

/** Objects of a list whose length nobody asked for. */
const unaskedLength = 10;
/** The kit's page when `first` is left out. */
const defaultPage = 50;

/** A field that answers objects: how many for each object above it. */
interface Part {
  readonly factor: (variables: Variables) => number;
  readonly parts: readonly Part[];
}

/**
 * How many objects an operation may be answered with, made once for its text and asked with each
 * request's variables. A connection counts as its `first`; any other list as ten.
 * @throws OperationTooLarge from the returned function
 */
export function costOf(
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: ReadonlyMap<string, FragmentDefinitionNode>,
): (variables: Variables, limits: OperationLimits) => void {
  const root = schema.getRootType(operation.operation);
  const defaults = new Map(
    (operation.variableDefinitions ?? []).map(({ variable, defaultValue }) => [
      variable.name.value,
      defaultValue,
    ]),
  );
  const parts = root ? partsOf(operation.selectionSet, root, null) : [];
  return (variables, limits) => {
    let objects = 0;
    const count = (list: readonly Part[], times: number): void => {
      for (const { factor, parts: inner } of list) {
        const own = times * factor(variables);
        objects += own;
        if (objects > limits.cost)
          throw new OperationTooLarge('cost', limits.cost, Math.round(objects));
        count(inner, own);
      }
    };
    count(parts, 1);
  };

  /** @param page how many rows the connection above was asked for */
  function partsOf(
    set: SelectionSetNode,
    parent: GraphQLOutputType,
    page: ((variables: Variables) => number) | null,
  ): Part[] {
    return set.selections.flatMap((selection) => {
      if (selection.kind === Kind.FIELD) return partOf(selection, parent, page);
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
      if (!fragment) return [];
      const condition = fragment.typeCondition?.name.value;
      const type = condition === undefined ? parent : (schema.getType(condition) as typeof parent);
      return partsOf(fragment.selectionSet, type, page);
    });
  }

  function partOf(
    field: FieldNode,
    parent: GraphQLOutputType,
    page: ((variables: Variables) => number) | null,
  ): Part[] {
    const owner = isObjectType(parent) || isInterfaceType(parent) ? parent : null;
    const type = owner?.getFields()[field.name.value]?.type;
    const named = type && getNamedType(type);
    if (!named || !field.selectionSet || !(isObjectType(named) || isAbstractType(named))) return [];
    const first = field.arguments?.find(({ name }) => name.value === 'first')?.value;
    const takes = owner!.getFields()[field.name.value]!.args.some(({ name }) => name === 'first');
    const asked = takes ? lengthOf(first) : null;
    const list = isListType(isNonNullType(type) ? type.ofType : type);
    const factor = !list ? () => 1 : (asked ?? page ?? (() => unaskedLength));
    // The page of a connection is the length of the lists right below it.
    return [{ factor, parts: partsOf(field.selectionSet, named, list ? null : asked) }];
  }

  function lengthOf(value: ValueNode | undefined): (variables: Variables) => number {
    if (value?.kind === Kind.INT) {
      const length = Number(value.value);
      return () => length;
    }
    if (value?.kind !== Kind.VARIABLE) return () => defaultPage;
    const { value: name } = value.name;
    const fallback = lengthOf(defaults.get(name));
    return (variables) => {
      const length = variables[name];
      return typeof length === 'number' && length >= 0 ? length : fallback(variables);
    };
  }
}
