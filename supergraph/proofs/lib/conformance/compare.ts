import { canonicalJson } from '@houqin/kit/canonical-json';
import { parse, validate, type GraphQLError } from 'graphql';
import { compileOperation, type Answer } from '../../../src/execute/compiled-operation.ts';
import { executeStock } from '../../../src/execute/stock.ts';
import type { GatewayContext } from '../../../src/gateway/gateway-context.ts';
import { inProcessSubgraph, type LocalSubgraph } from '../../../src/gateway/in-process-subgraph.ts';
import type { SubgraphLink } from '../../../src/gateway/subgraph-link.ts';
import type { Supergraph } from '../../../src/gateway/supergraph.ts';
import type { RandomOperation } from './random-operation.ts';

/** Links to subgraphs in this process. */
export function linksTo(subgraphs: readonly LocalSubgraph[]): ReadonlyMap<string, SubgraphLink> {
  return new Map(subgraphs.map((subgraph) => [subgraph.name, inProcessSubgraph(subgraph)]));
}

/**
 * `SAME`, or the one fault of stock that is known: when a fetch skips entities of other types,
 * stock counts the rest and names the wrong one in an error's path (GraphQL October 2021, §7.1.2:
 * the path is that of the field which experienced the error).
 */
export type Verdict = 'SAME' | 'STOCK_MISPLACES_ERROR' | 'DIFFERENT';

export interface Compared {
  readonly verdict: Verdict;
  readonly ours: string;
  readonly stock: string;
}

/** Executes one operation both ways; null when it is not valid. */
export async function compare(
  supergraph: Supergraph,
  links: ReadonlyMap<string, SubgraphLink>,
  { text, variables }: RandomOperation,
): Promise<Compared | null> {
  const document = parse(text);
  if (validate(supergraph.apiSchema, document).length) return null;
  const operation = document.definitions.find((one) => one.kind === 'OperationDefinition')!;
  const context = () => ({ facts: {}, subgraphContexts: new Map() }) as unknown as GatewayContext;
  const compiled = compileOperation(supergraph, document, operation);
  const asked = { variables, links, context: { ...context(), asText: true } };
  const answer = await compiled.execute(asked);
  const ours = said(answer);
  const asObjects = said(await compiled.execute({ ...asked, context: context() }));
  if (ours !== asObjects) return { verdict: 'DIFFERENT', ours, stock: `as objects ${asObjects}` };
  const theirs = await executeStock(supergraph, document, 'Random', {
    ...{ variables, links, context: context() },
  });
  const stock = said(theirs);
  if (ours === stock) return { verdict: 'SAME', ours, stock };
  const misplaced =
    said(answer, { paths: false }) === said(theirs, { paths: false }) && pathsLead(answer);
  return { verdict: misplaced ? 'STOCK_MISPLACES_ERROR' : 'DIFFERENT', ours, stock };
}

/** Whether the path of every error leads to something in the data, or to the null above it. */
function pathsLead(answer: Answer): boolean {
  if ('text' in answer) return true;
  return (answer.errors ?? []).every(({ path }) => {
    let at: unknown = answer.data;
    for (const step of path ?? []) {
      if (at === null) return true;
      at = (at as Record<string | number, unknown>)[step];
      // Of another type than the fragment asks for, or not asked for under this name.
      if (at === undefined) return false;
    }
    return true;
  });
}

/**
 * An answer as text: objects as sets of fields, errors as a set. Stock does not keep the order of
 * fields that fragments repeat (GraphQL October 2021, §7.2.2); ours is tested by itself.
 */
function said(answer: Answer, { paths = true } = {}): string {
  const whole = 'text' in answer ? { data: JSON.parse(answer.text) as unknown } : answer;
  const errors =
    'errors' in whole
      ? [...(whole.errors ?? [])].map((error) => errorText(error, paths)).sort()
      : [];
  const extensions = 'extensions' in whole ? whole.extensions : undefined;
  return canonicalJson({
    data: 'data' in whole ? whole.data : null,
    errors,
    extensions: extensions ? JSON.parse(JSON.stringify(extensions)) : null,
  });
}

function errorText({ message, path, extensions }: GraphQLError, withPath: boolean): string {
  const { code, serviceName } = extensions;
  return JSON.stringify([message, withPath ? (path ?? null) : null, code ?? null, serviceName]);
}
