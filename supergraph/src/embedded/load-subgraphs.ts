import { isSubgraph, type Subgraph } from '@houqin/kit/subgraph';
import type { SubgraphEntry } from '../compose/read-rover.ts';

/**
 * Loads the domains' code by the names in `rover.yaml`: the supergraph knows none of them.
 * @throws Error when a package has no subgraph, or one of another name
 */
export function loadSubgraphs(entries: readonly SubgraphEntry[]): Promise<Subgraph[]> {
  return Promise.all(
    entries.map(async ({ name }) => {
      const module = (await import(`@houqin/${name}/subgraph`)) as Record<string, unknown>;
      const found = Object.values(module).find(isSubgraph);
      if (found?.name !== name)
        throw new Error(
          `@houqin/${name}/subgraph exports ${found ? `the subgraph "${found.name}"` : 'no subgraph'}.`,
        );
      return found;
    }),
  );
}
