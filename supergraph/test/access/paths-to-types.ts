import {
  getNamedType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';
import { minimalField } from './minimal-operation.ts';

export type RootKind = 'query' | 'mutation' | 'subscription';
export const rootKinds: readonly RootKind[] = ['query', 'mutation', 'subscription'];

/** A way from a root field to the fields of a type. */
export interface PathToType {
  readonly kind: RootKind;
  /** `Query.alarms`: who may not use it gets nowhere. */
  readonly root: string;
  /** The operation with these fields selected on the type. */
  operation(selection: string): string;
}

/**
 * For each object type the shortest way to it: by a query where there is one, else by a mutation, or
 * by a subscription.
 */
export function pathsToTypes(schema: GraphQLSchema): ReadonlyMap<string, PathToType> {
  const found = new Map<string, PathToType>();
  for (const kind of rootKinds) {
    const root = schema.getRootType(kind as never);
    const fields = Object.values(root?.getFields() ?? {}).filter(({ name }) => name[0] !== '_');
    // Lists first: they lead to rows that are there, an id to one that is not.
    follow(
      kind,
      fields.filter((field) => !namesARow(field)),
    );
    follow(kind, fields.filter(namesARow));
  }
  return found;

  function follow(kind: RootKind, roots: readonly GraphQLField<unknown, unknown>[]): void {
    const queue: { type: GraphQLObjectType; path: PathToType }[] = [];
    const visit = (type: unknown, path: PathToType) => {
      if (!isObjectType(type) || found.has(type.name)) return;
      found.set(type.name, path);
      queue.push({ type, path });
    };
    for (const field of roots)
      visit(getNamedType(field.type), {
        ...{ kind, root: `${schema.getRootType(kind as never)!.name}.${field.name}` },
        operation: (selection) => `${kind} { ${minimalField(field, undefined, selection)} }`,
      });
    for (const { type, path } of queue)
      for (const field of Object.values(type.getFields()))
        visit(getNamedType(field.type), {
          ...path,
          operation: (selection) => path.operation(minimalField(field, undefined, selection)),
        });
  }
}

const namesARow = ({ args }: GraphQLField<unknown, unknown>): boolean =>
  args.some((one) => isRequiredArgument(one) || getNamedType(one.type).name === 'ID');

/** The object types of a graph, without its roots and without those of introspection. */
export function objectTypes(schema: GraphQLSchema): readonly GraphQLObjectType[] {
  const roots = new Set(rootKinds.map((kind) => schema.getRootType(kind as never)));
  return Object.values(schema.getTypeMap()).filter(
    (type): type is GraphQLObjectType =>
      isObjectType(type) && !type.name.startsWith('_') && !roots.has(type),
  );
}
