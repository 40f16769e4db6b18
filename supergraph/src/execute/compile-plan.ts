import { evaluateCondition, type PlanNode, type ResponsePath } from '@apollo/query-planner';
import type { VariableDefinitions } from '@apollo/federation-internals';
import type { GraphQLSchema } from 'graphql';
import { compileFetch } from './compile-fetch.ts';
import type { Step } from './run.ts';

export interface PlanFacts {
  /** The supergraph's own schema: which types fit which conditions. */
  readonly schema: GraphQLSchema;
  readonly variables: VariableDefinitions;
}

/**
 * Makes a plan's nodes functions that call each other; nothing of the plan is looked at again.
 * @throws Error for `@defer` and `@fromContext`, which `@apollo/gateway` does not execute either
 */
export function compilePlan(node: PlanNode, facts: PlanFacts): Step {
  const paths: string[] = [];
  fetchPaths(node, [], paths);
  const rootFetches = paths.filter((path) => path === '').length;
  // What two entities share must not be reached by another fetch, above or below. The one fetch
  // that began it all is over by then.
  const alone = (path: ResponsePath): boolean => {
    const here = textOf(path);
    const related = paths.filter((other) => other.startsWith(here) || here.startsWith(other));
    return related.length <= (rootFetches === 1 ? 2 : 1);
  };
  const compile = (part: PlanNode, path: ResponsePath): Step => {
    switch (part.kind) {
      case 'Sequence':
        return inOrder(part.nodes.map((one) => compile(one, path)));
      case 'Parallel':
        return together(part.nodes.map((one) => compile(one, path)));
      case 'Flatten':
        return compile(part.node, [...path, ...part.path]);
      case 'Condition':
        return either(
          part.ifClause && compile(part.ifClause, path),
          part.elseClause && compile(part.elseClause, path),
          ({ variables }) => evaluateCondition(part, facts.variables, variables),
        );
      case 'Fetch':
        if (part.contextRewrites?.length) throw new Error('@fromContext is not supported.');
        return compileFetch(part, { schema: facts.schema, path, alone: alone(path) });
      default:
        throw new Error(`A plan with ${part.kind} is not supported.`);
    }
  };
  return compile(node, []);
}

function inOrder(steps: readonly Step[]): Step {
  return async (run) => {
    for (const step of steps) await step(run);
  };
}

function together(steps: readonly Step[]): Step {
  return async (run) => {
    await Promise.all(steps.map((step) => step(run)));
  };
}

function either(
  yes: Step | undefined,
  no: Step | undefined,
  holds: (run: Parameters<Step>[0]) => boolean,
): Step {
  return async (run) => {
    await (holds(run) ? yes : no)?.(run);
  };
}

function fetchPaths(node: PlanNode | undefined, path: ResponsePath, found: string[]): void {
  if (!node) return;
  if (node.kind === 'Fetch') found.push(textOf(path));
  else if (node.kind === 'Flatten') fetchPaths(node.node, [...path, ...node.path], found);
  else if (node.kind === 'Condition') {
    fetchPaths(node.ifClause, path, found);
    fetchPaths(node.elseClause, path, found);
  } else if (node.kind !== 'Defer') for (const one of node.nodes) fetchPaths(one, path, found);
}

/** Ends with the separator, so that `ab` does not begin with `a`. */
const textOf = (path: ResponsePath): string => path.map((step) => `${step}\n`).join('');
