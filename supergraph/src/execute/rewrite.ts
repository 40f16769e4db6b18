import type { FetchDataRewrite } from '@apollo/query-planner';
import type { GraphQLSchema } from 'graphql';
import { isOfType } from './of-type.ts';
import { isResultObject, type ResultObject } from './result.ts';

/** Changes objects in place, as the planner asks for between a fetch and the result. */
export type Rewrite = (value: unknown) => void;

/** What the planner's rewrites do together; null when there are none. */
export function compileRewrites(
  schema: GraphQLSchema,
  rewrites: readonly FetchDataRewrite[] | undefined,
): Rewrite | null {
  if (!rewrites?.length) return null;
  const all = rewrites.map((rewrite) => compileRewrite(schema, rewrite));
  return (value) => all.forEach((rewrite) => rewrite(value));
}

const typeCondition = '... on ';

function compileRewrite(schema: GraphQLSchema, rewrite: FetchDataRewrite): Rewrite {
  const path = rewrite.path.slice(0, -1);
  const last = rewrite.path.at(-1);
  if (last === undefined) return () => undefined;
  const change =
    rewrite.kind === 'ValueSetter'
      ? (object: ResultObject) => void (object[last] = rewrite.setValueTo)
      : (object: ResultObject) => {
          // As stock has it: only a value that is something is renamed.
          if (!object[last]) return;
          object[rewrite.renameKeyTo] = object[last];
          object[last] = undefined;
        };
  return path.reduceRight<Rewrite>((inner, step) => onStep(schema, step, inner), onObjects(change));
}

function onStep(schema: GraphQLSchema, step: string, inner: Rewrite): Rewrite {
  if (!step.startsWith(typeCondition)) return onObjects((object) => inner(object[step]));
  const condition = step.slice(typeCondition.length);
  return onObjects((object) => {
    const typename = object['__typename'];
    // An object that does not say its type is taken to fit.
    if (typeof typename !== 'string' || isOfType(schema, typename, condition)) inner(object);
  });
}

function onObjects(change: (object: ResultObject) => void): Rewrite {
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isResultObject(value)) change(value);
  };
  return visit;
}
