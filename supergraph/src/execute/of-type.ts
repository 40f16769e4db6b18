import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql';

/** Whether an object of a result, by the type it says it has, fits a type condition. */
export function isOfType(schema: GraphQLSchema, typename: string, condition: string): boolean {
  if (typename === condition) return true;
  const type = schema.getType(typename);
  const wanted = schema.getType(condition);
  if (!isObjectType(type) && !isInterfaceType(type)) return false;
  return isAbstractType(wanted) && schema.isSubType(wanted, type);
}
