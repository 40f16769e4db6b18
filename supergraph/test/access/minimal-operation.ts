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

let keys = 0;

/** The smallest valid use of a root field: required arguments only, ids that no row has. */
export function minimalOperation(
  kind: 'query' | 'mutation' | 'subscription',
  field: GraphQLField<unknown, unknown>,
): string {
  const given = field.args
    .filter(isRequiredArgument)
    .map(({ name, type }) => `${name}: ${literal(type, name)}`);
  const call = given.length > 0 ? `${field.name}(${given.join(', ')})` : field.name;
  return `${kind} { ${call}${isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'} }`;
}

function literal(type: GraphQLInputType, name: string): string {
  if (isNonNullType(type)) return literal(type.ofType, name);
  if (isListType(type)) return `[${literal(type.ofType, name)}]`;
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(isRequiredInputField);
    return `{ ${fields.map((one) => `${one.name}: ${literal(one.type, one.name)}`).join(', ')} }`;
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
