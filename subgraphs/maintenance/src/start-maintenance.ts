import { JobRunner } from '@houqin/kit/schedule';
import type { SubgraphRuntime } from '@houqin/kit/subgraph';
import { installDefaults } from './rules/install-defaults.ts';
import { sendWebhooks } from './webhook/send-webhooks.ts';

/**
 * Shipped rules are there before the first reaction or request needs them. Webhooks have a runner of
 * their own: a receiver that does not answer must not hold up the timers of orders.
 */
export async function startMaintenance(runtime: SubgraphRuntime): Promise<() => Promise<void>> {
  const { orm, process } = runtime;
  await installDefaults(orm.em.fork());
  const sender = new JobRunner({
    ...{ em: orm.em, jobs: [sendWebhooks], clock: process.clock, log: process.log },
    context: () => runtime.systemContext(),
  });
  await sender.start();
  return () => sender.stop();
}
