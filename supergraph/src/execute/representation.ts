import type { QueryPlanSelectionNode } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { merge } from './merge.ts';
import { isOfType } from './of-type.ts';
import type { ResultObject } from './result.ts';

/** Takes the fields a subgraph needs to find an entity; null when one of them is not known. */
export type Representation = (entity: ResultObject) => ResultObject | null;

/** Compiles the `requires` of a fetch. Which fragments fit is decided once per concrete type. */
export function compileRepresentation(
  schema: GraphQLSchema,
  requires: readonly QueryPlanSelectionNode[],
): Representation {
  const byType = new Map<string, Representation>();
  const untyped = compileFor(schema, requires, null);
  return (entity) => {
    const typename = entity['__typename'];
    if (typeof typename !== 'string') return untyped(entity);
    let compiled = byType.get(typename);
    if (!compiled) byType.set(typename, (compiled = compileFor(schema, requires, typename)));
    return compiled(entity);
  };
}

type Take = (entity: ResultObject, taken: ResultObject) => boolean;

function compileFor(
  schema: GraphQLSchema,
  selections: readonly QueryPlanSelectionNode[],
  typename: string | null,
): Representation {
  const steps: Take[] = selections.flatMap((selection): Take[] => {
    if (selection.kind === 'Field') {
      const key = selection.alias ?? selection.name;
      return [selection.selections ? nested(schema, key, selection.selections) : plain(key)];
    }
    const { typeCondition } = selection;
    if (typename === null || !typeCondition || !isOfType(schema, typename, typeCondition))
      return [];
    return [fragment(compileFor(schema, selection.selections, typename))];
  });
  return (entity) => {
    const taken = Object.create(null) as ResultObject;
    for (const take of steps) if (!take(entity, taken)) return null;
    return taken;
  };
}

function plain(key: string): Take {
  return (entity, taken) => {
    const value = entity[key];
    if (value === undefined) return false;
    taken[key] = value;
    return true;
  };
}

function nested(
  schema: GraphQLSchema,
  key: string,
  selections: readonly QueryPlanSelectionNode[],
): Take {
  const inner = compileRepresentation(schema, selections);
  const of = (value: unknown): unknown =>
    Array.isArray(value) ? value.map(of) : value == null ? null : inner(value as ResultObject);
  return (entity, taken) => {
    const value = entity[key];
    if (value === undefined) return false;
    taken[key] = of(value);
    return true;
  };
}

/** A fragment that fits but lacks a field adds nothing; the fields beside it stand. */
function fragment(inner: Representation): Take {
  return (entity, taken) => {
    const found = inner(entity);
    if (found) merge(taken, found);
    return true;
  };
}
