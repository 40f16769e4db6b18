import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
  print,
  astFromValue,
  type GraphQLField,
  type GraphQLInputType,
} from 'graphql';

/** An id that no row has: an operation that gets as far as looking for it changes nothing. */
export const absentId = '01ARZ3NDEKTSV4RRFFQ69G5FAV';

/** Another one: for an id that is placed beside those. */
export const otherAbsentId = '01ARZ3NDEKTSV4RRFFQ69G5FAW';

let keys = 0;

/** Where one id stands in a field's arguments, and which it is. */
export interface PlacedId {
  /** `['input', 'roomId']` */
  readonly path: readonly string[];
  readonly id: string;
}

/**
 * The smallest valid use of a root field: required arguments only, ids that no row has, but for the
 * one that is placed.
 */
export function minimalOperation(
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
  placed?: PlacedId,
): string {
  return `${kind} { ${minimalField(field, placed)} }`;
}

/**
 * The smallest valid use of a field where it stands: required arguments, one row of a list,
 * `__typename` of what it leads to.
 */
export function minimalField(
  field: GraphQLField<unknown, unknown>,
  placed?: PlacedId,
  selection = '__typename',
): string {
  const given = field.args
    .filter(
      (one) => isRequiredArgument(one) || placed?.path[0] === one.name || one.name === 'first',
    )
    .map(({ name, type }) => `${name}: ${literal(type, name, below(placed, name))}`);
  const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  return isLeafType(getNamedType(field.type)) ? call : `${call} { ${selection} }`;
}

/** The rest of the way to the placed id, for whom it leads through `name`. */
function below(placed: PlacedId | undefined, name: string): PlacedId | undefined {
  if (placed?.path[0] !== name) return undefined;
  return { path: placed.path.slice(1), id: placed.id };
}

function literal(type: GraphQLInputType, name: string, placed?: PlacedId): string {
  if (isNonNullType(type)) return literal(type.ofType, name, placed);
  if (isListType(type)) return `[${literal(type.ofType, name, placed)}]`;
  if (placed?.path.length === 0) return JSON.stringify(placed.id);
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (one) => isRequiredInputField(one) || placed?.path[0] === one.name,
    );
    const texts = fields.map(
      (one) => `${one.name}: ${literal(one.type, one.name, below(placed, one.name))}`,
    );
    return `{ ${texts.join(', ')} }`;
  }
  if (isEnumType(type)) return type.getValues()[0]!.name;
  const value = scalar(getNamedType(type).name, name);
  return print(astFromValue(value, type) ?? { kind: 'StringValue' as never, value: String(value) });
}

function scalar(type: string, name: string): unknown {
  if (name === 'idempotencyKey') return `matrix-${(keys += 1)}`;
  if (type === 'Int' || type === 'Float') return 1;
  if (type === 'Boolean') return false;
  if (type === 'DateTime') return '2026-11-23T00:00:00.000Z';
  if (type === 'LocalDate' || type === 'Date') return '2026-11-23';
  return type === 'ID' ? absentId : 'matrix';
}
