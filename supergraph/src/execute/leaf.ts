import { isEnumType, isSpecifiedScalarType, type GraphQLLeafType } from 'graphql';

/** Whether a value that a subgraph answered may stand for a leaf; custom scalars take anything. */
export type LeafCheck = (value: unknown) => boolean;

/** Its size is the subgraph's to check: it has done so when it answered. */
const whole: LeafCheck = (value) => typeof value === 'number' && Number.isInteger(value);

const builtIn: Readonly<Record<string, LeafCheck>> = {
  Int: whole,
  Float: (value) => typeof value === 'number' && Number.isFinite(value),
  String: (value) => typeof value === 'string',
  Boolean: (value) => typeof value === 'boolean',
  ID: (value) => typeof value === 'string' || whole(value),
};

export function leafCheck(type: GraphQLLeafType): LeafCheck {
  if (isEnumType(type)) {
    const names = new Set(type.getValues().map(({ name }) => name));
    return (value) => typeof value === 'string' && names.has(value);
  }
  return isSpecifiedScalarType(type) ? builtIn[type.name]! : () => true;
}
