import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { installDefaults } from './rules/install-defaults.ts';

/** Shipped rules are there before the first reaction or request needs them. */
export async function startMaintenance({ orm }: SubgraphRuntime): Promise<() => Promise<void>> {
  await installDefaults(orm.em.fork());
  return () => Promise.resolve();
}
